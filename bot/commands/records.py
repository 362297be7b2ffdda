"""bot records: what is kept of conversations is deleted, handed out, written late and counted."""

import argparse
import asyncio
import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta

from bot import bootstrap
from bot.records.archive import Counts
from bot.records.counts import Period
from bot.records.errors import DatabaseUnavailable
from bot.settings import Settings, read_settings


def run(options: argparse.Namespace) -> int:
    """Do what was asked, and say what was done. Raises RecordsError."""
    settings = read_settings()
    if options.deed == "replay":
        return _replay(settings)
    archive = bootstrap.archive(settings)
    if options.deed == "expire":
        days = options.days or settings.keep_days
        print(f"{archive.expire(days)} records older than {days} days deleted.")
    elif options.deed == "delete":
        gone = archive.delete(options.conversation) + _forget_messages(settings, options.conversation)
        print(f"{gone} records deleted." if gone else "There was nothing of this conversation.")
    elif options.deed == "export":
        print(json.dumps(archive.export(options.conversation), indent=2, ensure_ascii=False))
    else:
        now = datetime.now(UTC)
        found = archive.counts(Period(now - timedelta(days=options.days), now), bootstrap.document().version)
        print(render(found, options.days))
    return 0


def _forget_messages(settings: Settings, conversation: str) -> int:
    """What the queue of the messaging apps still has of a conversation."""
    if not bootstrap.message_queue_file(settings).exists():
        return 0

    async def forget() -> int:
        with closing(bootstrap.message_queue(settings)) as queue:
            return await queue.forget(conversation)

    return asyncio.run(forget())


def _replay(settings: Settings) -> int:
    store = bootstrap.turn_store(settings)
    try:
        if not asyncio.run(store.recover()):
            raise DatabaseUnavailable("the database (BOT_DATABASE) does not answer: what waits for it still does")
    finally:
        store.close()
    print("Nothing waits for the database.")
    return 0


def render(found: Counts, days: int) -> str:
    """Counts as text."""
    by_day = [f"{each.day}  {each.topic:<24} {each.verdict:<12} {each.count:>6}" for each in found.questions]
    left_open = [f"{topic:<24} {count:>6}" for topic, count in found.unanswered]
    notices = [
        f"  {intent or '(found by red-flag words)':<24} {count:>6}" for intent, count in found.emergencies.by_intent
    ]
    feedback = [f"{each.topic:<24} {each.helpful:>6} {each.unhelpful:>6}" for each in found.feedback]
    never = ", ".join(str(number) for number in found.never_shown)
    lines = [
        "The last day" if days == 1 else f"The last {days} days",
        *_part("Questions by day, topic and verdict", by_day),
        *_part("Topics the leaflet leaves open most often", left_open),
        "",
        f"Emergency notices: {found.emergencies.total}",
        *notices,
        *_part("Feedback by topic (helped, did not)", feedback),
        "",
        f"Sentences never shown: {never or 'none'}",
    ]
    if found.latency:
        took = (found.latency.p50, found.latency.p95, found.latency.p99)
        lines.append(
            "Milliseconds of a turn (half, 95 %, 99 % took at most): " + ", ".join(f"{each:.0f}" for each in took)
        )
    return "\n".join(lines)


def _part(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines or ["none yet"])]
