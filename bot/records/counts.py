"""Counts for staff, each function within the caller's transaction: over turns from `since` until before `until`."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.engine import Connection

from bot.leaflet.answer import Verdict
from bot.leaflet.intents import ASK
from bot.records.tables import feedback, releases, sentences, turn_intents, turn_lines, turns

_UNANSWERED = (Verdict.NOT_COVERED.value, Verdict.PARTIAL.value)
_IS_QUESTION = turn_intents.c.intent.startswith(ASK, autoescape=True)
_PERCENTILES = (0.5, 0.95, 0.99)


@dataclass(frozen=True)
class Period:
    """Times with their zone."""

    since: datetime
    until: datetime

    @property
    def holds(self) -> Any:
        """The condition on turns."""
        return and_(turns.c.at >= self.since, turns.c.at < self.until)


@dataclass(frozen=True)
class DayCount:
    """How many questions of a topic got a verdict on a day (UTC)."""

    day: date
    topic: str
    verdict: str
    count: int


@dataclass(frozen=True)
class Latency:
    """Milliseconds of turns: half, 95 and 99 of 100 took at most so long."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True)
class Emergencies:
    """Turns with the emergency notice, by what they were taken for."""

    by_intent: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count for _, count in self.by_intent)


@dataclass(frozen=True)
class FeedbackCount:
    """Replies that helped and that did not, by topic."""

    topic: str
    helpful: int
    unhelpful: int


def questions_by_day(connection: Connection, period: Period) -> tuple[DayCount, ...]:
    """By day, topic and verdict, in this order. A turn's verdict counts for each of its questions."""
    found = _asked(turns.c.at, turns.c.verdict).where(period.holds, _IS_QUESTION)
    counted = Counter((at.date(), _topic(intent), verdict) for at, verdict, intent in connection.execute(found))
    return tuple(DayCount(*key, count) for key, count in sorted(counted.items()))


def unanswered_topics(connection: Connection, period: Period, most: int = 20) -> tuple[tuple[str, int], ...]:
    """The topics of most questions that the document answers in part or not at all, with how many they were."""
    count = func.count().label("count")
    found = (
        select(turn_intents.c.intent, count)
        .join(turns)
        .where(
            period.holds,
            turn_intents.c.rank == 0,
            _IS_QUESTION,
            turns.c.verdict.in_(_UNANSWERED),
        )
        .group_by(turn_intents.c.intent)
        .order_by(count.desc(), turn_intents.c.intent)
        .limit(most)
    )
    return tuple((_topic(intent), number) for intent, number in connection.execute(found))


def sentences_never_shown(connection: Connection, document: int, period: Period) -> tuple[int, ...]:
    """The numbers of a document's sentences that no turn showed. The numbers of another version are not these."""
    shown = (
        select(turn_lines.c.sentence)
        .join(turns, turn_lines.c.turn == turns.c.id)
        .join(releases, turns.c.release == releases.c.id)
        .where(period.holds, releases.c.document == document, turn_lines.c.sentence.is_not(None))
    )
    found = select(sentences.c.number).where(sentences.c.document == document, sentences.c.number.not_in(shown))
    return tuple(connection.execute(found.order_by(sentences.c.number)).scalars())


def emergencies(connection: Connection, period: Period) -> Emergencies:
    """Turns with the notice; those that the model was not asked about count as ""."""
    count = func.count().label("count")
    intent = func.coalesce(turn_intents.c.intent, "").label("intent")
    first = and_(turn_intents.c.turn == turns.c.id, turn_intents.c.rank == 0, turn_intents.c.question == 0)
    found = (
        select(intent, count)
        .select_from(turns.outerjoin(turn_intents, first))
        .where(period.holds, turns.c.urgent.is_(True))
        .group_by(intent)
        .order_by(count.desc(), intent)
    )
    return Emergencies(tuple((name, number) for name, number in connection.execute(found)))


def latency(connection: Connection, period: Period) -> Latency | None:
    """Of all turns; None where there were none."""
    found = select(turns.c.milliseconds).where(period.holds).order_by(turns.c.milliseconds)
    taken = list(connection.execute(found).scalars())
    return Latency(*(percentile(taken, share) for share in _PERCENTILES)) if taken else None


def feedback_by_topic(connection: Connection, period: Period) -> tuple[FeedbackCount, ...]:
    """By the topic of the turn that was judged, its first question's."""
    found = (
        _asked(feedback.c.helpful)
        .join(feedback, feedback.c.turn == turns.c.id)
        .where(period.holds, turn_intents.c.question == 0)
    )
    counted: dict[str, list[bool]] = defaultdict(list)
    for helpful, intent in connection.execute(found):
        counted[_topic(intent)].append(helpful)
    return tuple(FeedbackCount(topic, sum(given), len(given) - sum(given)) for topic, given in sorted(counted.items()))


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value that this share of the ordered values does not exceed (nearest rank).

    >>> percentile([1.0, 2.0, 3.0, 40.0], 0.5), percentile([1.0, 2.0, 3.0, 40.0], 0.95)
    (2.0, 40.0)
    """
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def _asked(*columns: Any) -> Any:
    """Columns and the likeliest intent of each question."""
    of_turn = and_(turn_intents.c.turn == turns.c.id, turn_intents.c.rank == 0)
    return select(*columns, turn_intents.c.intent).select_from(turns.join(turn_intents, of_turn))


def _topic(intent: str) -> str:
    return intent.removeprefix(ASK)
