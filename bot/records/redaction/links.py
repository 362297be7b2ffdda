"""Links and bare domains, also spelt out, and the addresses of machines."""

import re
from collections.abc import Iterator

from tldextract import TLDExtract

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_LINK = re.compile(r"\b(?:https?:/{0,2}|www\d?\.)[^\s<>\"]{2,}")
_DOMAIN = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,5}([a-z]{2,12})(?::\d{2,5})?(/[^\s<>\"]*)?(?![\w@])")
_PATH = re.compile(r"(?<![\w@.-])(?:[a-z][a-z0-9-]{1,62}\.){1,5}[a-z]{3,12}/[^\s<>\"]{2,}")  # whatever its ending
_SPELT_OUT = re.compile(
    r"\b(?:www dot )?[a-z0-9-]{2,40}(?: dot [a-z0-9-]{1,40}){0,3} dot (?:com|org|net|co dot uk|ie|uk|info)\b"
)
_MACHINE = re.compile(r"\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b")
# Endings that are words or units too ("it", "is", "my", "mg") make a domain only of a full stop without a space,
# unless a path follows.
_WORDS = frozenset({
    "am", "an", "as", "at", "be", "by", "do", "er", "gs", "hm", "id", "im", "in", "is", "it", "la", "lb", "mg", "ml",
    "mm", "mo", "ms", "my", "no", "nr", "pm", "pa", "ph", "re", "sc", "sh", "so", "st", "tc", "th", "to", "tt", "us",
    "vc", "ws",
})  # fmt: skip
_TRAILING = ".,;:!?)'\""
SUFFIXES = TLDExtract(cache_dir=None, suffix_list_urls=())  # never looks for a newer list on the network


def find(plain: PlainText) -> Iterator[Finding]:
    """Addresses of pages and machines."""
    text = plain.lower
    for match in _LINK.finditer(text):
        yield _without_trailing(match)
    if "." in text:
        for match in _DOMAIN.finditer(text):
            if _is_domain(match[0], match[1], has_path=bool(match[2])):
                yield _without_trailing(match)
        for match in _PATH.finditer(text) if "/" in text else ():
            yield _without_trailing(match)
    if " dot " in text:
        yield from found(_SPELT_OUT, text, Tag.LINK)
    if plain.has_digits:
        yield from found(_MACHINE, text, Tag.LINK)


def _without_trailing(match: re.Match[str]) -> Finding:
    return Finding(match.start(), match.start() + len(match[0].rstrip(_TRAILING)), Tag.LINK)


def _is_domain(domain: str, ending: str, *, has_path: bool) -> bool:
    """Whether there may be such a page: the Public Suffix List that comes with tldextract has its ending.

    >>> _is_domain("nhs.uk", "uk", has_path=False), _is_domain("tired.it", "it", has_path=False)
    (True, False)
    """
    if ending in _WORDS and not has_path:
        return False
    return SUFFIXES(domain).suffix != ""
