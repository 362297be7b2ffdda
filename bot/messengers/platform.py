"""What every platform does, and what all of them need."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.messengers.errors import Forged
from bot.messengers.layout import Style
from bot.messengers.message import Incoming, Part
from bot.reply import TurnReply


@dataclass(frozen=True)
class Received:
    """A request as it came in; `url` is the address that the platform asked for, names of headers in lower case."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    query: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Events:
    """What a request brought. `answer` is what the platform wants to read; `ignored`, `undelivered`, `unreadable`: how
    many events there were that nobody is answered to, that say a message of ours did not arrive, that are not as
    documented."""

    incoming: tuple[Incoming, ...] = ()
    answer: str = ""
    media_type: str = "text/plain"
    ignored: int = 0
    undelivered: int = 0
    unreadable: int = 0


class Platform(ABC):
    """One messaging app, with its secrets. `name` is as in addresses, ids and metrics; `style` how it shows text;
    `paths` are added to its address, for each that it sends to."""

    name: str
    style: Style
    paths: tuple[str, ...] = ("",)

    @abstractmethod
    def verify(self, request: Received) -> None:
        """Raises Forged where the platform did not send it."""

    @abstractmethod
    def read(self, request: Received) -> Events:
        """What a verified request brings. Raises Unreadable."""

    @abstractmethod
    async def send(self, address: str, part: Part) -> None:
        """Send one message. Raises NotSent."""

    @abstractmethod
    async def check(self) -> str:
        """What it is connected as, in some words. Raises Wrong."""

    def greet(self, _request: Received) -> str:
        """What to answer when the platform asks by GET whether this is the place, as few do. Raises Forged."""
        raise Forged("this platform asks by POST")

    def excuse(self, _text: str) -> Events | None:
        """An answer to a request that shows the patient a text, where a platform that delivers once takes such."""
        return None

    async def acknowledge(self, incoming: Incoming) -> None:  # noqa: B027 (most want nothing)
        """What the platform wants at once for an event. Raises NotSent."""

    async def connect(self) -> bool:
        """Have the platform send what comes here, where it can be told so. Raises Wrong."""
        return False

    async def close(self) -> None:  # noqa: B027 (some have none)
        """End its connections."""


class Chat(Protocol):
    """The conversations: one turn in, one reply out, always."""

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> TurnReply:
        """Reply to what the patient typed."""

    async def press(self, conversation: str, button: str, message_id: str | None = None) -> TurnReply:
        """Reply to a button."""

    async def so_far(self, conversation: str) -> tuple[TurnReply, ...]:
        """The replies of the session. Raises DatabaseUnavailable."""

    async def decline(self, conversation: str, response: str, text: str, message_id: str | None = None) -> TurnReply:
        """A fixed reply to what is no turn, after the notice where the text has red-flag words."""

    def busy(self, text: str) -> TurnReply:
        """The reply to a message that is not taken, as there are too many; after the notice, too."""
