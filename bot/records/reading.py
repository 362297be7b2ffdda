"""What is read of the records, each function within the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from bot.leaflet.question import Kind, Mention
from bot.records.redacted import RedactedText
from bot.records.tables import (
    conversation_states,
    doctor_questions,
    documents,
    releases,
    session_replies,
    turn_intents,
    turn_lines,
    turn_mentions,
    turns,
)
from bot.records.turn import Asked, Release, Turn

# Before every turn, and made once: making a statement takes several times as long as executing it.
_STATE = select(conversation_states.c.state).where(
    conversation_states.c.conversation == bindparam("conversation"), conversation_states.c.at >= bindparam("since")
)
_REPLY = select(session_replies.c.reply).where(
    session_replies.c.key == bindparam("key"), session_replies.c.conversation == bindparam("conversation")
)
_DOCTOR_QUESTIONS = (
    select(doctor_questions.c.text)
    .where(doctor_questions.c.conversation == bindparam("conversation"))
    .order_by(doctor_questions.c.id)
)


def state_of(connection: Connection, conversation: str, since: datetime) -> str | None:
    """What the next turn needs; None where there is nothing, or nothing since then."""
    state = connection.execute(_STATE, {"conversation": conversation, "since": since}).scalar()
    return None if state is None else str(state)


def reply_of(connection: Connection, conversation: str, key: str) -> str | None:
    """The reply to the turn with this key, as JSON; None where there is none any longer."""
    reply = connection.execute(_REPLY, {"conversation": conversation, "key": key}).scalar()
    return None if reply is None else str(reply)


def replies_of(connection: Connection, conversation: str, since: datetime) -> tuple[str, ...]:
    """The replies of a conversation since then, as JSON, oldest first."""
    table = session_replies
    mine = (table.c.conversation == conversation, table.c.at >= since)
    found = select(table.c.reply).where(*mine).order_by(table.c.at, table.c.id)
    return tuple(str(reply) for reply in connection.execute(found).scalars())


def doctor_questions_of(connection: Connection, conversation: str) -> tuple[RedactedText, ...]:
    """The list for the doctor, oldest first."""
    found = connection.execute(_DOCTOR_QUESTIONS, {"conversation": conversation}).scalars()
    return tuple(RedactedText(text) for text in found)


def turns_of(connection: Connection, conversation: str) -> tuple[Turn, ...]:
    """The turns of a conversation, oldest first."""
    found = (
        select(turns, documents.c.version, releases.c.model, releases.c.code)
        .join(releases, turns.c.release == releases.c.id)
        .join(documents, releases.c.document == documents.c.id)
        .where(turns.c.conversation == conversation)
        .order_by(turns.c.at, turns.c.id)
    )
    rows = connection.execute(found).mappings().all()
    numbers = [row["id"] for row in rows]
    asked, shown = _asked(connection, numbers), _shown(connection, numbers)
    return tuple(_turn(row, asked.get(row["id"], ()), shown.get(row["id"], ())) for row in rows)


def _turn(row: Any, asked: tuple[Asked, ...], shown: tuple[int | str, ...]) -> Turn:
    names = ("key", "conversation", "at", "channel", "verdict", "urgent", "milliseconds")
    release = Release(row["version"], row["model"], row["code"])
    return Turn(
        **{name: row[name] for name in names}, text=RedactedText(row["text"]), asked=asked, shown=shown, release=release
    )


def _asked(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[Asked, ...]]:
    intents: dict[int, dict[int, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
    mentions: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    table = turn_intents
    found = select(table).where(table.c.turn.in_(numbers)).order_by(table.c.turn, table.c.question, table.c.rank)
    for row in connection.execute(found).mappings():
        intents[row["turn"]][row["question"]].append((row["intent"], row["confidence"]))
    table = turn_mentions
    found = select(table).where(table.c.turn.in_(numbers)).order_by(table.c.turn, table.c.question, table.c.position)
    for row in connection.execute(found).mappings():
        mention = Mention(Kind(row["kind"]), row["text"], row["term"], row["near"])
        mentions[row["turn"], row["question"]].append(mention)
    return {
        turn: tuple(Asked(tuple(ranking), tuple(mentions[turn, question])) for question, ranking in each.items())
        for turn, each in intents.items()
    }


def _shown(connection: Connection, numbers: Iterable[int]) -> dict[int, tuple[int | str, ...]]:
    table = turn_lines
    found = select(table).where(table.c.turn.in_(numbers)).order_by(table.c.turn, table.c.position)
    lines: dict[int, list[int | str]] = defaultdict(list)
    for row in connection.execute(found).mappings():
        lines[row["turn"]].append(row["response"] if row["sentence"] is None else row["sentence"])
    return {turn: tuple(each) for turn, each in lines.items()}
