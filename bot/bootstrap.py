"""Where the parts are joined. Everything here is made once and on demand; nothing works at import."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from rasa.shared.core.domain import Domain

from bot.agent.loading import load_agent
from bot.answering import Answering
from bot.buttons import Buttons
from bot.conversation import Conversations
from bot.dialogue.follow_ups import FollowUps
from bot.gate import Gate
from bot.language.red_flags import load_red_flags
from bot.leaflet.document import Document, read_document
from bot.leaflet.topics import load_topics
from bot.recording import Recorder, Redact
from bot.records.archive import Archive
from bot.records.database import open_database
from bot.records.dead_letters import DeadLetters
from bot.records.housekeeping import Housekeeping
from bot.records.memory import MemoryStore, nothing_of
from bot.records.outbox import Outbox
from bot.records.preparing import prepare
from bot.records.store import TurnStore
from bot.records.turn import Release
from bot.settings import Settings, read_settings
from bot.trackers import ConversationStore
from bot.training import current_model
from bot.version import code_version
from bot.wording import Wording, read_wording

CHANNEL = "web"
DEAD_LETTERS = "dead-letters"  # the file in the state folder


@cache
def settings() -> Settings:
    """The settings of this process."""
    return read_settings()


@cache
def document() -> Document:
    """The leaflet."""
    return read_document()


@cache
def wording() -> Wording:
    """The words of domain.yml."""
    return read_wording()


@cache
def answering() -> Answering:
    """Answers from the leaflet."""
    return Answering(document(), load_topics(document(), wording().texts.keys()))


@cache
def follow_ups() -> FollowUps:
    """Replies that go on from the last one."""
    return FollowUps(answering())


@cache
def buttons() -> Buttons:
    """What can be tapped."""
    return Buttons(document(), wording())


@cache
def gate() -> Gate:
    """The gate at the way out."""
    return Gate(document(), wording(), settings().clinic_contact)


def turn_store(settings: Settings) -> TurnStore:
    """Records in the settings' database, and what waits for it. Raises RecordsError."""
    engine = open_database(settings.database_address)
    outbox = Outbox(DeadLetters(settings.state / DEAD_LETTERS))
    return TurnStore(engine, outbox, timedelta(minutes=settings.session_minutes), partial(prepare, document=document()))


def archive(settings: Settings) -> Archive:
    """The records of a bot that need not run. Raises RecordsError."""
    engine = open_database(settings.database_address)
    prepare(engine, document())
    return Archive(engine, settings.state / DEAD_LETTERS, "command line")


def housekeeping(settings: Settings, store: TurnStore) -> Housekeeping:
    """What runs beside the server."""
    return Housekeeping(store, timedelta(days=settings.keep_days), timedelta(minutes=settings.session_minutes))


def conversations(settings: Settings, store: TurnStore) -> Conversations:
    """Conversations on record, with the trained model."""
    return _conversations(settings, store, redact)


def conversations_in_memory(own: Settings | None = None) -> Conversations:
    """Conversations that are forgotten when the process ends, with the trained model."""
    return _conversations(own or settings(), MemoryStore(), lambda _model: nothing_of)


@cache
def redact(model: Path) -> Redact:
    """Takes what is personal out of what patients type; loaded only where something is recorded."""
    loaded: Redact = import_module("bot.redacting").load_redact(model)
    return loaded


def _conversations(settings: Settings, store: TurnStore | MemoryStore, load: Callable[[Path], Redact]) -> Conversations:
    own_gate = Gate(document(), wording(), settings.clinic_contact)
    trackers = ConversationStore(Domain.empty(), store.remember)
    model = current_model(settings.models)
    agent = load_agent(model, trackers)
    release = Release(document().version, agent.model_id or "", code_version())
    recorder = Recorder(store, load(model), release, CHANNEL)
    return Conversations(agent, own_gate, buttons(), answering(), load_red_flags(), trackers, recorder)
