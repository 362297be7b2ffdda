"""Names of accounts: "@wobblylegs", "insta: wobbly_legs"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_HANDLE = re.compile(r"(?<![\w.@/])@[\w](?:[\w.-]{0,38}\w)?")
_PLATFORM = re.compile(
    r"\b(?:insta|instagram|ig|twitter|facebook|fb|snap|snapchat|tiktok|telegram|skype|discord|reddit|youtube|messenger|"
    r"user ?name|user|handle|login)\b(?: (?:is|name|handle|id|account|user|username|at|as|on|under))*[ :=]{1,3}"
    r"(@?[a-z0-9][\w.:#-]{2,38})"
)
_UNDERSCORED = re.compile(r"(?<![\w.@/])[a-z0-9]+(?:_[a-z0-9]+)+(?![\w@])")
_MARKS = re.compile(r"[_\d]|\w[.:]\w")
_NAMED = re.compile(
    r"\b(?:handle|user ?name|screen ?name|gamer ?tag|login)(?: is|:| =) ?"
    r"(?!(?:not|no|the|a|my|what|wrong|locked|blocked|correct|in|on|and|or|to|for|with|this|that|still|gone)\b)"
    r"(@?[a-z0-9][\w.:#-]{2,38})"
)


def find(plain: PlainText) -> Iterator[Finding]:
    """Names after an @ or "handle is" and the like, with an underscore, or with another mark after a platform."""
    if "@" in plain.lower:
        yield from found(_HANDLE, plain.lower, Tag.LINK)
    if "_" in plain.lower:
        yield from found(_UNDERSCORED, plain.lower, Tag.LINK)
    yield from found(_NAMED, plain.lower, Tag.LINK, 1)
    for match in _PLATFORM.finditer(plain.lower):
        if _MARKS.search(match[1]):
            yield Finding(*match.span(1), Tag.LINK)
