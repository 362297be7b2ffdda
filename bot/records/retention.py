"""What is kept no longer, each function within the caller's transaction; a deed says how much went, and by whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from bot.records.tables import conversation_states, deeds, doctor_questions, session_replies, turns

EXPIRED, DELETED, EXPORTED = "expire", "delete", "export"
RETENTION = "retention"  # the actor, where nobody asked

_OF_SESSIONS = (conversation_states, session_replies)  # what a session needs, in the patient's own words
_AT_ONCE = 500  # turns deleted in one transaction, so that it stays short


def expire(connection: Connection, before: datetime, now: datetime, actor: str = RETENTION) -> int:
    """Delete some turns and questions for the doctor that are older; how many went, 0 when none is left."""
    oldest = select(turns.c.id).where(turns.c.at < before).order_by(turns.c.at).limit(_AT_ONCE)
    gone = _delete(connection, turns, turns.c.id.in_(list(connection.execute(oldest).scalars())))
    gone += _delete(connection, doctor_questions, doctor_questions.c.at < before)
    end_sessions(connection, before)
    if gone:
        note_deed(connection, EXPIRED, actor, gone, now)
    return gone


def end_sessions(connection: Connection, before: datetime) -> None:
    """Forget the patient's own words: what the next turn needs, where the last one was before, and older replies."""
    for table in _OF_SESSIONS:
        _delete(connection, table, table.c.at < before)


def delete_conversation(connection: Connection, conversation: str, now: datetime, actor: str) -> int:
    """Delete every copy of a conversation; how many turns and questions for the doctor went."""
    gone = sum(_delete(connection, table, table.c.conversation == conversation) for table in (turns, doctor_questions))
    for table in _OF_SESSIONS:
        _delete(connection, table, table.c.conversation == conversation)
    note_deed(connection, DELETED, actor, gone, now)
    return gone


def note_deed(connection: Connection, deed: str, actor: str, count: int, now: datetime) -> None:
    """What was done, by whom and to how many rows; nothing of their content."""
    connection.execute(insert(deeds), {"at": now, "actor": actor, "deed": deed, "count": count})


def _delete(connection: Connection, table: Any, which: Any) -> int:
    return int(connection.execute(delete(table).where(which)).rowcount)
