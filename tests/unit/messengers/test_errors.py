"""The tree of errors."""

import pytest

from bot.messengers import errors
from bot.messengers.errors import Forged, Later, MessengerError, NotSent, Refused, Rejected, Unreadable, Unwanted


def kinds() -> list[type[MessengerError]]:
    return [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, MessengerError)]


@pytest.mark.parametrize("kind", kinds())
def test_whoever_handles_what_is_wrong_with_an_app_handles_all_of_it(kind: type[MessengerError]) -> None:
    with pytest.raises(MessengerError, match="what is wrong"):
        raise kind("what is wrong")


@pytest.mark.parametrize("kind", kinds())
def test_each_is_drawn_below_its_parent(kind: type[MessengerError]) -> None:
    lines = (errors.__doc__ or "").splitlines()
    (place,) = [number for number, line in enumerate(lines) if kind.__name__ in line.split()]
    depth = len(kind.__mro__) - len(MessengerError.__mro__)
    assert lines[place].index(kind.__name__) == 4 * depth
    above = [line.split()[-1] if depth == 1 else line for line in lines[:place] if line[4 * depth - 4 :][:1].isalpha()]
    assert depth == 0 or kind.__mro__[1].__name__ in above[-1]


@pytest.mark.parametrize(("kind", "status"), [(Forged, 403), (Unreadable, 400)])
def test_a_request_that_is_rejected_has_its_status(kind: type[Rejected], status: int) -> None:
    assert kind("not signed").status == status


def test_what_was_not_sent_is_tried_later_only_where_it_may_be_taken() -> None:
    assert {Later, Refused, Unwanted} == set(NotSent.__subclasses__())
    assert (str(Later("busy")), Later("busy").seconds, Later("busy", 30.0).seconds) == ("busy", None, 30.0)
