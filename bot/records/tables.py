"""The tables. Each fact stands once; times are in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class UTCDateTime(TypeDecorator[datetime]):
    """A time with its zone, kept as UTC without one, as SQLite has none."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """As it is kept; raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """As it was given."""
        return value.replace(tzinfo=UTC) if value is not None else None


_NAME = String(64)  # of an intent, a response, a topic; and the length of a SHA-256
_Number = BigInteger().with_variant(Integer(), "sqlite")  # which numbers rows by itself in this type only

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _number() -> Column[Any]:
    return Column("id", _Number, primary_key=True)


def _of(table: str) -> Column[Any]:
    """The row it belongs to, with which it goes, as a part of its key."""
    return Column(table, _Number, ForeignKey(f"{table}s.id", ondelete="CASCADE"), primary_key=True)


documents = Table(
    "documents",
    metadata,
    _number(),
    Column("version", _NAME, nullable=False, unique=True),
    Column("first_used", UTCDateTime, nullable=False),
)
sections = Table(
    "sections",
    metadata,
    _of("document"),
    Column("position", Integer, primary_key=True),
    Column("title", Text, nullable=False),
)
sentences = Table(
    "sentences",
    metadata,
    _of("document"),
    Column("number", Integer, primary_key=True),
    Column("section", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
releases = Table(
    "releases",
    metadata,
    _number(),
    Column("document", _Number, ForeignKey("documents.id"), nullable=False),
    Column("model", _NAME, nullable=False),
    Column("code", _NAME, nullable=False),
    UniqueConstraint("document", "model", "code"),
)
turns = Table(
    "turns",
    metadata,
    _number(),
    Column("key", String(36), nullable=False, unique=True),
    Column("conversation", _NAME, nullable=False),
    Column("at", UTCDateTime, nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("release", _Number, ForeignKey("releases.id"), nullable=False),
    Column("milliseconds", Float, nullable=False),
    Index("ix_turns_conversation", "conversation", "at"),
    Index("ix_turns_verdict", "verdict", "at"),
    Index("ix_turns_urgent", "urgent", "at"),
)
turn_intents = Table(
    "turn_intents",
    metadata,
    _of("turn"),
    Column("question", Integer, primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("intent", _NAME, nullable=False, index=True),
    Column("confidence", Float, nullable=False),
)
turn_mentions = Table(
    "turn_mentions",
    metadata,
    _of("turn"),
    Column("question", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("term", Text),
    Column("near", Boolean, nullable=False),
)
turn_lines = Table(
    "turn_lines",
    metadata,
    _of("turn"),
    Column("position", Integer, primary_key=True),
    Column("sentence", Integer, index=True),
    Column("response", _NAME),
    CheckConstraint("(sentence IS NULL) <> (response IS NULL)", name="either"),
)
conversation_states = Table(
    "conversation_states",
    metadata,
    Column("conversation", _NAME, primary_key=True),
    Column("at", UTCDateTime, nullable=False, index=True),
    Column("state", Text, nullable=False),
)
session_replies = Table(
    "session_replies",
    metadata,
    _number(),
    Column("key", String(36), nullable=False, unique=True),
    Column("conversation", _NAME, nullable=False),
    Column("at", UTCDateTime, nullable=False, index=True),
    Column("reply", Text, nullable=False),
    Index("ix_session_replies_conversation", "conversation", "at"),
)
doctor_questions = Table(
    "doctor_questions",
    metadata,
    _number(),
    Column("conversation", _NAME, nullable=False),
    Column("at", UTCDateTime, nullable=False, index=True),
    Column("text", Text, nullable=False),
    UniqueConstraint("conversation", "text"),
)
feedback = Table(
    "feedback",
    metadata,
    _of("turn"),
    Column("at", UTCDateTime, nullable=False),
    Column("helpful", Boolean, nullable=False),
)
reviews = Table(
    "reviews",
    metadata,
    _number(),
    Column("turn", _Number, ForeignKey("turns.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", UTCDateTime, nullable=False),
    Column("reviewer", _NAME, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("verdict", String(16)),
    Column("intent", _NAME),
    Column("urgent", Boolean),
)
review_sentences = Table(
    "review_sentences",
    metadata,
    _of("review"),
    Column("sentence", Integer, primary_key=True),
)
deeds = Table(
    "deeds",
    metadata,
    _number(),
    Column("at", UTCDateTime, nullable=False, index=True),
    Column("actor", _NAME, nullable=False),
    Column("deed", String(32), nullable=False),
    Column("count", Integer, nullable=False),
)
message_keys = Table(
    "message_keys",
    metadata,
    Column("key", _NAME, primary_key=True),
    Column("at", UTCDateTime, nullable=False, index=True),
    Column("taker", String(32), nullable=False),
)
