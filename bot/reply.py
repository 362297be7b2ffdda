"""What the patient gets for one turn: messages that passed the gate, and what they amount to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

_IN = "utter_language_"  # what is not said in English, by its language


class Kind(Enum):
    """How a message is shown."""

    SAY = "say"  # the bot's own words
    QUOTE = "quote"  # a sentence of the document
    NOTICE = "notice"  # the notice for an emergency
    ITEM = "item"  # a question of the patient's list for the doctor


@dataclass(frozen=True)
class Message:
    """One message; a quote also has the title of its section (empty at the start) and the sentence's number, any other
    the name of its response in domain.yml."""

    kind: Kind
    text: str
    section: str | None = None
    sentence: int | None = None
    response: str | None = None

    @property
    def lang(self) -> str | None:
        """The language of the text (BCP 47), for those who have it read aloud; None for the patient's own words.

        >>> Message(Kind.SAY, "Hola", response="utter_language_es").lang
        'es'
        """
        if self.kind is Kind.ITEM:
            return None
        response = self.response or ""
        return response.removeprefix(_IN) if response.startswith(_IN) else "en"


@dataclass(frozen=True)
class Button:
    """A reply to tap; its id is what comes back."""

    id: str
    label: str


@dataclass(frozen=True)
class TurnReply:
    """The reply to one turn of the patient; `user` is what the patient typed."""

    user: str
    verdict: str
    urgent: bool
    intent: str
    confidence: float
    messages: tuple[Message, ...]
    buttons: tuple[Button, ...] = ()
    deletes: bool = False  # the conversation, at the patient's wish

    @property
    def shown(self) -> tuple[int | str, ...]:
        """In order, the numbers of the sentences and the names of the responses that are shown."""
        return tuple(m.sentence if m.sentence is not None else m.response or "" for m in self.messages)

    @property
    def quotes(self) -> tuple[str, ...]:
        """Every piece of the document that is shown, verbatim."""
        return tuple(message.text for message in self.messages if message.kind is Kind.QUOTE)

    @property
    def sections(self) -> tuple[str, ...]:
        """The titles of the sections quoted, without repetition."""
        return tuple(dict.fromkeys(m.section for m in self.messages if m.section is not None))

    def to_plain(self) -> dict[str, Any]:
        """As JSON values; `from_plain` reads them back."""
        plain = asdict(self)
        for message in plain["messages"]:
            message["kind"] = message["kind"].value
        return plain

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "TurnReply":
        """Read a reply; raises KeyError, TypeError or ValueError where it is none, as another version may have left."""
        messages = tuple(Message(**{**each, "kind": Kind(each["kind"])}) for each in plain["messages"])
        buttons = tuple(Button(**each) for each in plain["buttons"])
        return cls(**{**plain, "messages": messages, "buttons": buttons})
