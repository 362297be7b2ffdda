"""bot messengers: whether the messaging apps are set up right, what could not be sent, whose a conversation is."""

import argparse
import asyncio
import os
import re
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from bot import bootstrap
from bot.credentials import Messaging, read_credentials
from bot.edge.secret import read_secret
from bot.messengers.errors import Wrong
from bot.messengers.identity import Identity
from bot.messengers.opening import open_platform
from bot.messengers.platform import Platform
from bot.messengers.sending import WINDOW
from bot.records.message_queue import DEAD, WAITING
from bot.settings import Settings, read_settings

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}"), "a number such as +15551234567"
_KNOWN_AS = {
    "sms": _NUMBER,
    "whatsapp": _NUMBER,
    "telegram": (re.compile("[0-9]+"), "the number of their chat"),
    "messenger": (re.compile("[0-9]+"), "their page-scoped id, a number"),
    "slack": (re.compile("[A-Z0-9]+ [A-Z0-9]+"), "team and member, such as 'T01AB U02CD'"),
}
_IN_NUMBERS = re.compile(r"[\s().-]")  # as people write them


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 where something is to be mended. Raises RecordsError."""
    settings, messaging = read_settings(), read_credentials(os.environ)
    if options.deed == "id":
        return _tell_id(read_secret(settings), options.platform, options.patient)
    if options.deed == "retry":
        return _retry(settings)
    platforms = [open_platform(each, messaging.public_url) for each in messaging.on]
    return asyncio.run(_connect(platforms) if options.deed == "connect" else _check(settings, messaging, platforms))


async def _check(settings: Settings, messaging: Messaging, platforms: Sequence[Platform]) -> int:
    lines = {name: f"{'wrong' if name in messaging.wrong else 'off':<6} {why}" for name, why in messaging.off.items()}
    for platform in platforms:
        try:
            lines[platform.name] = f"{'on':<6} {await platform.check()}"
        except Wrong as err:
            lines[platform.name] = f"{'wrong':<6} {err}"
        await platform.close()
    for name in sorted(lines):
        print(f"{name:<10} {lines[name]}")
    if bootstrap.message_queue_file(settings).exists():
        with closing(bootstrap.message_queue(settings)) as queue:
            counted = await queue.count()
        retry = " (bot messengers retry)" if counted[DEAD] else ""
        print(f"{'answers':<10} {counted[WAITING]} wait to be sent, {counted[DEAD]} could not be{retry}")
    return int(any(line.startswith("wrong") for line in lines.values()))


async def _connect(platforms: Sequence[Platform]) -> int:
    failed = 0
    for platform in platforms:
        try:
            done = await platform.connect()
            print(f"{platform.name:<10} {'connected' if done else 'is connected by hand: see docs/messengers.md'}")
        except Wrong as err:
            failed = 1
            print(f"{platform.name:<10} wrong  {err}")
        await platform.close()
    if not platforms:
        print("No messaging app is set up: see docs/messengers.md, and 'bot messengers check'.")
    return failed


def _retry(settings: Settings) -> int:
    async def revive() -> int:
        with closing(bootstrap.message_queue(settings)) as queue:
            return await queue.revive(datetime.now(UTC) - WINDOW)

    number = asyncio.run(revive())
    again = f"{number} answers are tried again within a minute, or when 'bot serve' runs."
    print(again if number else "There is no answer of the last 24 hours that could not be sent.")
    return 0


def _tell_id(secret: str, platform: str, patient: str) -> int:
    """Of a patient as the platform's own requests name them; any other spelling would be another's id."""
    pattern, looks = _KNOWN_AS[platform]
    known_as = patient.removeprefix("whatsapp:")
    known_as = _IN_NUMBERS.sub("", known_as) if platform in {"sms", "whatsapp"} else known_as
    if not pattern.fullmatch(known_as):
        print(f"bot messengers: {platform} knows patients by {looks}", file=sys.stderr)
        return 1
    print(Identity(secret).conversation(platform, f"whatsapp:{known_as}" if platform == "whatsapp" else known_as))
    return 0
