"""What is written of a turn, each function within the caller's transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from bot.records.redacted import RedactedText
from bot.records.tables import (
    conversation_states,
    doctor_questions,
    feedback,
    session_replies,
    turn_intents,
    turn_lines,
    turn_mentions,
    turns,
)
from bot.records.turn import Asked, Entry, Feedback, Turn
from bot.records.versions import release_row

# Of every turn, and made once: making a statement takes several times as long as executing it.
_THIS_TURN = select(turns.c.id).where(turns.c.key == bindparam("this"))
_ADD_TURN, _ADD_STATE, _ADD_REPLY = insert(turns), insert(conversation_states), insert(session_replies)
_ADD_INTENTS, _ADD_MENTIONS, _ADD_LINES = insert(turn_intents), insert(turn_mentions), insert(turn_lines)
_CHANGE_STATE = update(conversation_states).where(conversation_states.c.conversation == bindparam("whose"))


def write_entry(connection: Connection, entry: Entry) -> None:
    """All that a turn leaves behind; of a turn that stands there already, nothing is written again."""
    turn = entry.turn
    if not add_turn(connection, turn):
        return
    if entry.reply:
        row = {"key": turn.key, "conversation": turn.conversation, "at": turn.at, "reply": entry.reply}
        connection.execute(_ADD_REPLY, row)
    if entry.state is not None and entry.is_whole:
        write_state(connection, turn.conversation, entry.state, turn.at)
    if entry.doctor_questions is not None:
        write_doctor_questions(
            connection, turn.conversation, entry.doctor_questions, turn.at, adding=not entry.is_whole
        )
    if entry.feedback is not None:
        _add_feedback(connection, turn, entry.feedback)


def add_turn(connection: Connection, turn: Turn) -> bool:
    """Whether it was written: False where the key stands there already."""
    if connection.execute(_THIS_TURN, {"this": turn.key}).first():
        return False
    number = connection.execute(
        _ADD_TURN,
        {
            **{name: getattr(turn, name) for name in ("key", "conversation", "at", "channel", "verdict", "urgent")},
            "text": turn.text.text,
            "release": release_row(connection, turn.release),
            "milliseconds": turn.milliseconds,
        },
    ).inserted_primary_key[0]
    _add_rows(connection, _ADD_INTENTS, _intents(number, turn.asked))
    _add_rows(connection, _ADD_MENTIONS, _mentions(number, turn.asked))
    _add_rows(connection, _ADD_LINES, _lines(number, turn.shown))
    return True


def write_state(connection: Connection, conversation: str, state: str, at: datetime) -> None:
    """What the next turn needs, in place of what was there."""
    row = {"state": state, "at": at}
    if not connection.execute(_CHANGE_STATE, {"whose": conversation, **row}).rowcount:
        connection.execute(_ADD_STATE, {"conversation": conversation, **row})


def write_doctor_questions(
    connection: Connection,
    conversation: str,
    questions: Sequence[RedactedText],
    at: datetime,
    *,
    adding: bool = False,
) -> None:
    """The list: what is new is added; what is no longer on it goes, unless it is only `adding`."""
    table = doctor_questions
    mine = table.c.conversation == conversation
    there = set(connection.execute(select(table.c.text).where(mine)).scalars())
    wanted = dict.fromkeys(question.text for question in questions)
    gone = there - wanted.keys()
    if gone and not adding:
        connection.execute(delete(table).where(mine, table.c.text.in_(gone)))
    new = [{"conversation": conversation, "at": at, "text": text} for text in wanted if text not in there]
    _add_rows(connection, insert(table), new)


def _add_feedback(connection: Connection, turn: Turn, given: Feedback) -> None:
    """To the newest turn before this one that showed a sentence; this one may be written late."""
    before = and_(turns.c.conversation == turn.conversation, turns.c.key != turn.key, turns.c.at <= turn.at)
    judged = connection.execute(
        select(turns.c.id)
        .join(turn_lines)
        .where(before, turn_lines.c.sentence.is_not(None))
        .order_by(turns.c.at.desc(), turns.c.id.desc())
        .limit(1)
    ).scalar()
    if judged is None:
        return
    row = {"helpful": given.helpful, "at": turn.at}
    if not connection.execute(update(feedback).where(feedback.c.turn == judged), row).rowcount:
        connection.execute(insert(feedback), {"turn": judged, **row})


def _intents(turn: int, asked: Iterable[Asked]) -> list[dict[str, Any]]:
    return [
        {"turn": turn, "question": question, "rank": rank, "intent": intent, "confidence": confidence}
        for question, each in enumerate(asked)
        for rank, (intent, confidence) in enumerate(each.intents)
    ]


def _mentions(turn: int, asked: Iterable[Asked]) -> list[dict[str, Any]]:
    return [
        {"turn": turn, "question": question, "position": position, "kind": found.kind.value, "text": found.text}
        | {"term": found.term, "near": found.near}
        for question, each in enumerate(asked)
        for position, found in enumerate(each.mentions)
    ]


def _lines(turn: int, shown: Iterable[int | str]) -> list[dict[str, Any]]:
    return [
        {"turn": turn, "position": position, "sentence": line if isinstance(line, int) else None}
        | {"response": line if isinstance(line, str) else None}
        for position, line in enumerate(shown)
    ]


def _add_rows(connection: Connection, adding: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(adding, rows)
