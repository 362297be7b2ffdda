"""The records from outside a running bot: deletion, expiry, export and counts, one transaction each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.records import counts
from bot.records.database import empty_log, writing
from bot.records.dead_letters import waiting_in
from bot.records.errors import DatabaseUnavailable, LettersWaiting
from bot.records.exporting import export_conversation
from bot.records.failures import is_away
from bot.records.retention import delete_conversation, expire
from bot.records.tables import documents

Found = TypeVar("Found")


@dataclass(frozen=True)
class Counts:
    """All counts of a period."""

    questions: tuple[counts.DayCount, ...]
    unanswered: tuple[tuple[str, int], ...]
    never_shown: tuple[int, ...]
    emergencies: counts.Emergencies
    latency: counts.Latency | None
    feedback: tuple[counts.FeedbackCount, ...]


class Archive:
    """A database that is up to date. `letters` is the file of dead letters; `actor` is named in deeds.

    Every method raises DatabaseUnavailable.
    """

    def __init__(self, engine: Engine, letters: Path, actor: str) -> None:
        self._engine = engine
        self._letters = letters
        self._actor = actor

    def expire(self, days: int) -> int:
        """Delete what is older than so many days; how many rows went."""
        now, gone = datetime.now(UTC), 0
        while some := self._write(lambda connection: expire(connection, now - timedelta(days=days), now, self._actor)):
            gone += some
        empty_log(self._engine)
        return gone

    def delete(self, conversation: str) -> int:
        """Delete every copy of a conversation; how many rows went. Raises LettersWaiting."""
        if waiting_in(self._letters):
            raise LettersWaiting(
                "turns still wait for the database, and some may be of this conversation: run 'bot records replay', "
                "or try again in some seconds where the server runs"
            )
        now = datetime.now(UTC)
        gone = self._write(lambda connection: delete_conversation(connection, conversation, now, self._actor))
        empty_log(self._engine)
        return gone

    def export(self, conversation: str) -> dict[str, Any]:
        """What is on record of a conversation, as JSON values."""
        now = datetime.now(UTC)
        return self._write(lambda connection: export_conversation(connection, conversation, now, self._actor))

    def counts(self, period: counts.Period, document: str) -> Counts:
        """All counts of a period; `document` is the version of the leaflet whose sentences are counted."""
        return _do(self._engine, lambda connection: _counts(connection, period, document))

    def _write(self, work: Callable[[Connection], Found]) -> Found:
        return _do(writing(self._engine), work)


def _do(engine: Engine, work: Callable[[Connection], Found]) -> Found:
    try:
        with engine.begin() as connection:
            return work(connection)
    except SQLAlchemyError as err:
        if is_away(err):
            raise DatabaseUnavailable("the database (BOT_DATABASE) does not answer: try again later") from err
        raise


def _counts(connection: Connection, period: counts.Period, document: str) -> Counts:
    number = connection.execute(select(documents.c.id).where(documents.c.version == document)).scalar()
    return Counts(
        counts.questions_by_day(connection, period),
        counts.unanswered_topics(connection, period),
        counts.sentences_never_shown(connection, number or 0, period),
        counts.emergencies(connection, period),
        counts.latency(connection, period),
        counts.feedback_by_topic(connection, period),
    )
