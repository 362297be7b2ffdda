"""What comes from a messaging app and what goes to it, whichever it is."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import Enum


class Kind(Enum):
    """What a patient did."""

    TEXT = "text"  # wrote something
    BUTTON = "button"  # pressed a button; the text is its id
    START = "start"  # opened the chat, or takes messages again
    HELP = "help"  # sent the word that carriers have answered
    STOP = "stop"  # sent a word that carriers take for "no messages any more"
    OTHER = "other"  # sent what is not read: a voice note, a picture, a place; the text is what stood beside it
    EDITED = "edited"  # changed an earlier message


@dataclass(frozen=True)
class Incoming:
    """One thing a patient did. `id` is the platform's for it, the same each time it is delivered; `patient` is whom the
    platform knows them as, `address` where the answer goes; `handle` is what the platform wants back at once. `is_read`
    when it is known whether it chose a button, and whether the patient is new, which an answer to it changes."""

    id: str
    patient: str = field(repr=False)
    address: str = field(repr=False)
    kind: Kind
    text: str = field(default="", repr=False)
    handle: str = ""
    is_read: bool = False
    is_new: bool = False

    def to_json(self) -> str:
        """As JSON; `from_json` reads it back."""
        return json.dumps({**asdict(self), "kind": self.kind.value})

    @classmethod
    def from_json(cls, text: str) -> "Incoming":
        """Read it; raises ValueError, KeyError or TypeError where it is none."""
        plain = json.loads(text)
        return cls(**{**plain, "kind": Kind(plain["kind"])})


@dataclass(frozen=True)
class Choice:
    """A button as a platform shows it; `id` is what comes back."""

    id: str
    label: str


@dataclass(frozen=True)
class Part:
    """One message to send, its text in the platform's own markup."""

    text: str
    choices: tuple[Choice, ...] = ()

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "Part":
        """Read what `dataclasses.asdict` made; raises KeyError or TypeError."""
        choices = plain["choices"]
        if not isinstance(choices, list):
            raise TypeError("choices are a list")
        return cls(str(plain["text"]), tuple(Choice(**each) for each in choices))


def parts_to_json(parts: tuple[Part, ...]) -> str:
    """As JSON; `parts_from_json` reads it back."""
    return json.dumps([asdict(part) for part in parts])


def parts_from_json(text: str) -> tuple[Part, ...]:
    """Read parts; raises ValueError, KeyError or TypeError where there are none."""
    return tuple(Part.from_plain(each) for each in json.loads(text))
