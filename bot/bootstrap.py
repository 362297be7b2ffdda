"""Where the parts are joined. Everything here is made once and on demand; nothing works at import."""

from functools import cache
from pathlib import Path

from bot.agent import load_agent
from bot.answering import Answering
from bot.buttons import Buttons
from bot.conversation import Conversations, Record, no_record
from bot.dialogue.follow_ups import FollowUps
from bot.gate import Gate
from bot.language.red_flags import load_red_flags
from bot.leaflet.document import Document, read_document
from bot.leaflet.topics import load_topics
from bot.records.repository import TurnRepository, open_database
from bot.settings import Settings, read_settings
from bot.training import current_model
from bot.wording import Wording, read_wording


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


def conversations(settings: Settings) -> Conversations:
    """Conversations kept in the state folder's database, with the trained model."""
    database = settings.state / "bot.db"
    turns = TurnRepository(open_database(database))
    return _conversations(settings, database, turns.record)


def conversations_in_memory(own: Settings | None = None) -> Conversations:
    """Conversations that are forgotten when the process ends, with the trained model."""
    return _conversations(own or settings(), None, no_record)


def _conversations(settings: Settings, database: Path | None, record: Record) -> Conversations:
    own_gate = Gate(document(), wording(), settings.clinic_contact)
    agent = load_agent(current_model(settings.models), database)
    return Conversations(agent, own_gate, buttons(), answering(), load_red_flags(), record)
