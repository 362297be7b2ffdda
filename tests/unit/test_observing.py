"""What goes on is told to each observer, and to nobody where there is none."""

from bot.observing import NOBODY, Observers, Outcome


class Heard(Observers):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def turn(self, *told: object, **named: object) -> None:
        self.told.append((told, named))

    def failure(self, kind: str) -> None:
        self.told.append(kind)

    def request(self, *told: object) -> None:
        self.told.append(told)

    def message(self, *told: object) -> None:
        self.told.append(told)

    def readiness(self, *, ready: bool) -> None:
        self.told.append(ready)


def test_each_is_told_everything() -> None:
    one, other = Heard(), Heard()
    for observer in (Observers(one, other), NOBODY):
        observer.turn("c", "k", "answered", urgent=False, seconds=0.1)
        observer.failure("turn")
        observer.request("GET", "/", 200, 0.1)
        observer.message("sms", Outcome.SENT)
        observer.readiness(ready=True)
    turn = (("c", "k", "answered"), {"urgent": False, "seconds": 0.1})
    assert one.told == other.told == [turn, "turn", ("GET", "/", 200, 0.1), ("sms", Outcome.SENT), True]
