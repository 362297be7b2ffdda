"""What is read of the records, each function within the caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.leaflet.question import Kind, Mention
from bot.records.redacted import RedactedText
from bot.records.tables import (
    conversation_states,
    doctor_questions,
    documents,
    releases,
    turn_intents,
    turn_lines,
    turn_mentions,
    turns,
)
from bot.records.turn import Asked, Release, Turn


def state_of(connection: Connection, conversation: str, since: datetime) -> str | None:
    """What the next turn needs; None where there is nothing, or nothing since then."""
    table = conversation_states
    found = select(table.c.state).where(table.c.conversation == conversation, table.c.at >= since)
    state = connection.execute(found).scalar()
    return None if state is None else str(state)


def doctor_questions_of(connection: Connection, conversation: str) -> tuple[RedactedText, ...]:
    """The list for the doctor, oldest first."""
    table = doctor_questions
    found = select(table.c.text).where(table.c.conversation == conversation).order_by(table.c.id)
    return tuple(RedactedText(text) for text in connection.execute(found).scalars())


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
