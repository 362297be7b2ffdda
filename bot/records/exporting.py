"""What is on record of one conversation, as JSON values: a patient's data, for the patient.

The state between two turns, which is gone with the session, is no part of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from bot.records.reading import doctor_questions_of, turns_of
from bot.records.retention import EXPORTED, note_deed
from bot.records.tables import documents, feedback, sentences, turns
from bot.records.turn import Turn


def export_conversation(connection: Connection, conversation: str, now: datetime, actor: str) -> dict[str, Any]:
    """The turns with what was shown in them and whether it helped, and the list for the doctor; leaves a deed."""
    found = turns_of(connection, conversation)
    questions = doctor_questions_of(connection, conversation)
    note_deed(connection, EXPORTED, actor, len(found) + len(questions), now)
    texts, helpful = _texts(connection), _helpful(connection, conversation)
    return {
        "conversation": conversation,
        "exported": now.isoformat(),
        "turns": [{**_plain(turn, texts), "helpful": helpful.get(turn.key)} for turn in found],
        "doctor_questions": [question.text for question in questions],
    }


def _plain(turn: Turn, texts: dict[tuple[str, int], str]) -> dict[str, Any]:
    return {
        "at": turn.at.isoformat(),
        "channel": turn.channel,
        "you_wrote": turn.text.text,
        "understood_as": [
            {
                "intents": [{"name": name, "confidence": confidence} for name, confidence in asked.intents],
                "mentions": [mention.text for mention in asked.mentions],
            }
            for asked in turn.asked
        ],
        "verdict": turn.verdict,
        "emergency_notice": turn.urgent,
        "shown": [
            {"sentence": line, "text": texts.get((turn.release.document, line))}
            if isinstance(line, int)
            else {"response": line}
            for line in turn.shown
        ],
        "document": turn.release.document,
        "model": turn.release.model,
        "code": turn.release.code,
    }


def _helpful(connection: Connection, conversation: str) -> dict[str, bool]:
    """What the patient said of replies, by the key of their turns."""
    found = select(turns.c.key, feedback.c.helpful).join(feedback).where(turns.c.conversation == conversation)
    return {row["key"]: row["helpful"] for row in connection.execute(found).mappings()}


def _texts(connection: Connection) -> dict[tuple[str, int], str]:
    """The sentences of all documents, by the document's version and their number."""
    found = select(documents.c.version, sentences.c.number, sentences.c.text).join(documents)
    return {(version, number): text for version, number, text in connection.execute(found)}
