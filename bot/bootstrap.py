"""Where the parts are joined. Everything here is made once and on demand; nothing works at import."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from rasa.shared.core.domain import Domain

from bot.agent.loading import load_agent
from bot.agent.workers import Workers
from bot.answering import Answering
from bot.buttons import Buttons
from bot.conversation import Conversations
from bot.dialogue.follow_ups import FollowUps
from bot.gate import Gate
from bot.language.red_flags import load_red_flags
from bot.leaflet.document import Document, read_document
from bot.leaflet.topics import load_topics
from bot.loading import Loading, begin
from bot.logs import LogObserver
from bot.metrics import Metrics
from bot.model import Model
from bot.observing import NOBODY, Observer, Observers
from bot.readiness import Readiness
from bot.recording import Recorder, Redact
from bot.records.archive import Archive
from bot.records.database import open_database
from bot.records.dead_letters import DeadLetters
from bot.records.housekeeping import Housekeeping
from bot.records.memory import MemoryStore, nothing_of
from bot.records.message_queue import MessageQueue
from bot.records.outbox import Outbox
from bot.records.preparing import prepare
from bot.records.store import TurnStore
from bot.records.turn import Release
from bot.replying import Replies
from bot.settings import Settings, read_settings
from bot.trackers import ConversationStore
from bot.training import check_can_train, current_model
from bot.version import code_version
from bot.wording import Wording, read_wording

_LOADING_SECONDS = 120.0
DEAD_LETTERS = "dead-letters"  # the file in the state folder
MESSAGES = "messages.db"  # another


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


def message_queue_file(settings: Settings) -> Path:
    """Where messages of messaging apps wait."""
    return settings.state / MESSAGES


def message_queue(settings: Settings) -> MessageQueue:
    """Messages of messaging apps that wait. Raises RecordsError."""
    return MessageQueue(message_queue_file(settings))


def archive(settings: Settings) -> Archive:
    """The records of a bot that need not run. Raises RecordsError."""
    engine = open_database(settings.database_address)
    prepare(engine, document())
    return Archive(engine, settings.state / DEAD_LETTERS, "command line")


def housekeeping(settings: Settings, store: TurnStore) -> Housekeeping:
    """What runs beside the server."""
    return Housekeeping(store, timedelta(days=settings.keep_days), timedelta(minutes=settings.session_minutes))


@dataclass(frozen=True)
class Bot:
    """Conversations, whether patients can be answered, and what is told of all that."""

    conversations: Conversations
    readiness: Readiness
    metrics: Metrics
    observer: Observer
    loaded: Callable[[], Awaitable[object]]  # waits until the model is there, or never will be


def served(settings: Settings, store: TurnStore, ready: Callable[[], object]) -> Bot:
    """The bot on record. Its model is loaded in a thread, then redaction; patients who come earlier wait for it.

    `ready` is called when both are there.
    """
    path = current_model(settings.models)
    model, redact = Loading(lambda: load_model(path, settings)), Loading(lambda: load_redact(path))
    begin(model, redact, ready=ready)
    metrics = Metrics(lambda: model.now.waiting if model.now else 0)
    observer = Observers(LogObserver(), metrics)
    made = _joined(settings, store, model, redact, observer)
    readiness = Readiness(model, redact, answering(), observer=observer)
    return Bot(made, readiness, metrics, observer, partial(model.wait, _LOADING_SECONDS))


def conversations(settings: Settings, store: TurnStore) -> Conversations:
    """Conversations on record, with all that is loaded. Raises as `load_model` does."""
    path = current_model(settings.models)
    loaded = Loading.done(load_model(path, settings))
    return _joined(settings, store, loaded, Loading.done(load_redact(path)))


def conversations_in_memory(own: Settings | None = None) -> Conversations:
    """Conversations that are forgotten when the process ends. Raises as `load_model` does."""
    own = own or settings()
    loaded = Loading.done(load_model(current_model(own.models), own))
    return _joined(own, MemoryStore(), loaded, Loading.done(nothing_of))


def load_model(path: Path, settings: Settings) -> Model:
    """The trained model. Raises AgentError or EncoderError; TrainingError where there is none nor what trains one."""
    if not path.exists():
        check_can_train(path)
    return Model(load_agent(path, ConversationStore(Domain.empty())), _replies(settings), Workers())


@cache
def load_redact(path: Path) -> Redact:
    """Takes what is personal out of what patients type; `path` is a trained model.

    Raises PeopleError, OSError, KeyError, ValueError or tarfile.TarError.
    """
    loaded: Redact = import_module("bot.redacting").load_redact(path)
    return loaded


def _joined(
    settings: Settings,
    store: TurnStore | MemoryStore,
    model: Loading[Model],
    redact: Loading[Redact],
    observer: Observer = NOBODY,
) -> Conversations:
    loading = Release(document().version, "", code_version())

    def release() -> Release:
        return replace(loading, model=model.now.id) if model.now else loading

    recorder = Recorder(store, redact, release)
    return Conversations(model, _replies(settings), buttons().labels, store, recorder, observer=observer)


def _replies(settings: Settings) -> Replies:
    own_gate = Gate(document(), wording(), settings.clinic_contact)
    return Replies(own_gate, buttons().labels, load_red_flags())
