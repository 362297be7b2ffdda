"""What was asked and understood, documents and versions, states, lists for the doctor, feedback, reviews and deeds.

Turns of the first tables are kept; what was asked in them was not recorded. Rasa's own table of events goes: it held
all that patients ever typed. The lists for the doctor that stood in it go with it.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NAME = sa.String(64)


def upgrade() -> None:
    """To this version."""
    for index in ("ix_turns_conversation", "ix_turns_at"):
        op.drop_index(index, "turns")
    op.rename_table("turns", "first_turns")
    if _is_postgresql():  # where the name of a key belongs to no table
        op.execute("ALTER INDEX IF EXISTS pk_turns RENAME TO pk_first_turns")
    _create_documents()
    _create_turns()
    _create_conversations()
    _create_reviews()
    _move_turns()
    op.drop_table("sentences_shown")
    op.drop_table("first_turns")
    if sa.inspect(op.get_bind()).has_table("events"):
        op.drop_table("events")


def downgrade() -> None:
    """Back from it."""
    raise NotImplementedError("what was asked cannot be put back into the first tables")


def _create_documents() -> None:
    _create("documents", _id(), _column("version", _NAME), _column("first_used", sa.DateTime), unique=["version"])
    _create("sections", _of("document"), sa.Column("position", sa.Integer, primary_key=True), _column("title", sa.Text))
    _create(
        "sentences",
        _of("document"),
        sa.Column("number", sa.Integer, primary_key=True),
        _column("section", sa.Integer),
        _column("text", sa.Text),
    )
    document = sa.Column(
        "document", _NUMBER, sa.ForeignKey("documents.id", name="fk_releases_document"), nullable=False
    )
    versions = (_column("model", _NAME), _column("code", _NAME))
    _create("releases", _id(), document, *versions, unique=["document", "model", "code"])


def _create_turns() -> None:
    _create(
        "turns",
        _id(),
        _column("key", sa.String(36)),
        _column("conversation", _NAME),
        _column("at", sa.DateTime),
        _column("channel", sa.String(16)),
        _column("text", sa.Text),
        _column("verdict", sa.String(16)),
        _column("urgent", sa.Boolean),
        sa.Column("release", _NUMBER, sa.ForeignKey("releases.id", name="fk_turns_release"), nullable=False),
        _column("milliseconds", sa.Float),
        unique=["key"],
    )
    op.create_index("ix_turns_at", "turns", ["at"])
    for first in ("conversation", "verdict", "urgent"):
        op.create_index(f"ix_turns_{first}", "turns", [first, "at"])
    question = sa.Column("question", sa.Integer, primary_key=True)
    rank = sa.Column("rank", sa.Integer, primary_key=True)
    _create("turn_intents", _of("turn"), question, rank, _column("intent", _NAME), _column("confidence", sa.Float))
    op.create_index("ix_turn_intents_intent", "turn_intents", ["intent"])
    _create(
        "turn_mentions",
        _of("turn"),
        sa.Column("question", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        _column("kind", sa.String(16)),
        _column("text", sa.Text),
        sa.Column("term", sa.Text),
        _column("near", sa.Boolean),
    )
    _create(
        "turn_lines",
        _of("turn"),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("sentence", sa.Integer),
        sa.Column("response", _NAME),
        sa.CheckConstraint("(sentence IS NULL) <> (response IS NULL)", name="ck_turn_lines_either"),
    )
    op.create_index("ix_turn_lines_sentence", "turn_lines", ["sentence"])


def _create_conversations() -> None:
    conversation = sa.Column("conversation", _NAME, primary_key=True)
    _create("conversation_states", conversation, _column("at", sa.DateTime), _column("state", sa.Text))
    op.create_index("ix_conversation_states_at", "conversation_states", ["at"])
    columns = (_column("conversation", _NAME), _column("at", sa.DateTime), _column("text", sa.Text))
    _create("doctor_questions", _id(), *columns, unique=["conversation", "text"])
    op.create_index("ix_doctor_questions_at", "doctor_questions", ["at"])
    _create("feedback", _of("turn"), _column("at", sa.DateTime), _column("helpful", sa.Boolean))


def _create_reviews() -> None:
    turn = sa.Column(
        "turn", _NUMBER, sa.ForeignKey("turns.id", name="fk_reviews_turn", ondelete="CASCADE"), nullable=False
    )
    _create(
        "reviews",
        _id(),
        turn,
        _column("at", sa.DateTime),
        _column("reviewer", _NAME),
        _column("right", sa.Boolean),
        sa.Column("verdict", sa.String(16)),
        sa.Column("intent", _NAME),
        sa.Column("urgent", sa.Boolean),
    )
    op.create_index("ix_reviews_turn", "reviews", ["turn"])
    _create("review_sentences", _of("review"), sa.Column("sentence", sa.Integer, primary_key=True))
    deed = (_column("actor", _NAME), _column("deed", sa.String(32)), _column("count", sa.Integer))
    _create("deeds", _id(), _column("at", sa.DateTime), *deed)
    op.create_index("ix_deeds_at", "deeds", ["at"])


def _move_turns() -> None:
    for statement in (
        "INSERT INTO documents (version, first_used) SELECT document, min(at) FROM first_turns GROUP BY document",
        "INSERT INTO releases (document, model, code) SELECT DISTINCT documents.id, model, '' "
        "FROM first_turns JOIN documents ON documents.version = first_turns.document",
        "INSERT INTO turns "
        "(id, key, conversation, at, channel, text, verdict, urgent, release, milliseconds) "
        "SELECT first_turns.id, 'first-' || first_turns.id, conversation, at, '', '', verdict, urgent, releases.id, "
        "milliseconds FROM first_turns JOIN documents ON documents.version = first_turns.document "
        "JOIN releases ON releases.document = documents.id AND releases.model = first_turns.model",
        "INSERT INTO turn_intents (turn, question, rank, intent, confidence) "
        "SELECT id, 0, 0, intent, confidence FROM first_turns WHERE intent <> ''",
        "INSERT INTO turn_lines (turn, position, sentence) SELECT turn, position, sentence FROM sentences_shown",
    ):
        op.execute(statement)
    if _is_postgresql():  # whose numbers go on from a sequence of their own
        op.execute("SELECT setval(pg_get_serial_sequence('turns', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM turns))")


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def _create(table: str, *columns: Any, unique: Sequence[str] = ()) -> None:
    keys = [sa.UniqueConstraint(*unique, name=f"uq_{table}_{unique[0]}")] if unique else []
    primary = [column.name for column in columns if isinstance(column, sa.Column) and column.primary_key]
    for column in columns:
        column.primary_key = False
    op.create_table(table, *columns, *keys, sa.PrimaryKeyConstraint(*primary, name=f"pk_{table}"))


def _id() -> "sa.Column[Any]":
    return sa.Column("id", _NUMBER, primary_key=True)


def _column(name: str, kind: Any) -> "sa.Column[Any]":
    return sa.Column(name, kind, nullable=False)


def _of(table: str) -> "sa.Column[Any]":
    return sa.Column(table, _NUMBER, sa.ForeignKey(f"{table}s.id", ondelete="CASCADE"), primary_key=True)
