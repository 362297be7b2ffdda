"""The clinic for the browser tests: the real app on a real server on loopback, with scripted conversations."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

import uvicorn

from bot.edge.app import Content, Policy, create_app
from bot.edge.limits import Rates
from bot.edge.server import make_server
from bot.leaflet.document import read_document

APOLOGY = "Something went wrong on our side. Please ask your doctor."
LISTED = "http://127.0.0.1:9990"  # the origin of a page that may use the chat
RATES = Rates(session_turns=30, address_turns=9999, address_sessions=9999)
ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."
SPELLED = "Two  blanks, \u201cquotes\u201d, <b>tags</b> &amp; a line\nbreak, dose \u2264 5\u00a0mg"


class Kind(Enum):
    """How a message is shown."""

    SAY = "say"
    QUOTE = "quote"
    NOTICE = "notice"
    ITEM = "item"


@dataclass(frozen=True)
class Message:
    """One thing the patient sees."""

    kind: Kind
    text: str
    section: str | None = None
    sentence: int | None = None
    lang: str | None = "en"


@dataclass(frozen=True)
class Button:
    """A reply to choose."""

    id: str
    label: str


@dataclass(frozen=True)
class Reply:
    """What the fake conversation answers."""

    verdict: str
    messages: tuple[Message, ...]
    buttons: tuple[Button, ...] = ()
    urgent: bool = False
    user: str = ""
    deletes: bool = False


BUTTONS = ("keep", "leave")
DOCTOR = Message(Kind.SAY, "Please talk to your doctor about what this means for you.")
ANSWERED = Reply(
    "answered",
    (
        Message(
            Kind.SAY, "The leaflet says under \N{LEFT DOUBLE QUOTATION MARK}Precautions\N{RIGHT DOUBLE QUOTATION MARK}:"
        ),
        Message(Kind.QUOTE, ALCOHOL, "Precautions when taking Baclofen"),
        DOCTOR,
    ),
)
NOT_COVERED = Reply(
    "not_covered",
    (Message(Kind.SAY, "The leaflet says nothing about storage. Shall I keep your question for the doctor?"),),
    (Button("keep", "Yes, keep it for my doctor"), Button("leave", "No, thank you")),
)
EMERGENCY = Reply(
    "answered",
    (
        Message(Kind.NOTICE, "Call the emergency number or go to the nearest emergency department now."),
        Message(
            Kind.QUOTE,
            "If you experience any of these symptoms, seek immediate medical attention.",
            "Possible side effects of Baclofen",
        ),
        DOCTOR,
    ),
    urgent=True,
)
KEPT = Reply("small_talk", (Message(Kind.SAY, "Kept. Your doctor will see it at your next visit."),))

DELETED = Reply("small_talk", (Message(Kind.SAY, "Everything is deleted."),), deletes=True)
BUSY = Reply("off_topic", (Message(Kind.SAY, "You have sent many messages. If it is urgent, call your doctor."),))
A_LIST = Reply(
    "small_talk",
    (
        Message(Kind.SAY, "Your questions for your doctor:"),
        Message(Kind.ITEM, "1. can I go <b>skiing</b>?"),
        Message(Kind.ITEM, "2. هل يمكنني القيادة"),
    ),
)


class Conversations:
    """Answers by a word in the question; keeps what it was asked and by which conversation."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Nothing was asked yet."""
        self.heard: list[tuple[str, object]] = []
        self.ids: list[str | None] = []
        self.forgotten: list[str] = []
        self.delay_seconds = 0.0
        self._known: set[tuple[str, str | None]] = set()

    async def say(self, conversation: str, text: object, message_id: str | None = None) -> Reply:
        """The reply the test expects; heard once, however often it comes."""
        self.ids.append(message_id)
        if (conversation, message_id) not in self._known:
            self._known.add((conversation, message_id))
            self.heard.append((conversation, text))
        await asyncio.sleep(self.delay_seconds)
        words = str(text).lower()
        if "break" in words:
            raise RuntimeError("broken on purpose")
        if "seizure" in words:
            return EMERGENCY
        if "list" in words or "my questions" in words:
            return A_LIST
        if "delete" in words:
            return DELETED
        return NOT_COVERED if "store" in words else ANSWERED

    async def press(self, conversation: str, button: str, message_id: str | None = None) -> Reply:
        """Every button is answered alike."""
        self.heard.append((conversation, button))
        return KEPT

    async def so_far(self, conversation: str) -> list[Reply]:
        """Nothing is kept."""
        return []

    async def forget(self, conversation: str) -> None:
        """It is noted."""
        self.forgotten.append(conversation)

    def busy(self, text: str) -> Reply:
        """A message is not taken."""
        return BUSY


@contextmanager
def open_clinic(conversations: Conversations, port: int = 0) -> Iterator[str]:
    """Serve the app on a free port; yields its address."""

    async def ready() -> bool:
        return True

    app = create_app(
        conversations,
        Policy("only-for-the-browser-tests", origins=[LISTED], rates=RATES),
        Content(read_document().sections, BUTTONS, APOLOGY),
        ready=ready,
    )
    server = make_server(app, host="127.0.0.1", port=port)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port_of(server)}"
    finally:
        server.should_exit = True
        thread.join(timeout=15)


def _port_of(server: uvicorn.Server) -> int:
    deadline = time.monotonic() + 15
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    assert isinstance(port, int)
    return port
