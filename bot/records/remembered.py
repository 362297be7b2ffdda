"""What a turn begins from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Remembered:
    """Of a conversation: the state its last turn left, None in a new session; and the list for the doctor, of earlier
    sessions too, for where there is no state that can be read; and the reply to this very turn, where it was answered
    before. Not whole where there is more that is out of reach."""

    state: str | None = None
    doctor_questions: tuple[str, ...] = ()
    is_whole: bool = True
    reply: str | None = None
