"""Names of who writes, at the end of a message: after thanks, a dash or kisses, or on a line of their own."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_CLOSING = re.compile(
    r"\b(?:thanks(?: again| so much| in advance| a lot)?|thank ?(?:you|u)(?: so much| very much)?|thanx|(?:many )?thx|"
    r"tks|ta|cheers|(?:kind |best |warm )?regards|rgds|best wishes|all the best|best|"
    r"yours(?: sincerely| faithfully| truly)?|sincerely|faithfully|truly|love|god bless|bye|speak soon|talk soon|"
    r"see you|see ya|signed|sent from|(?<=[.!?\n ])x{1,3})[\s,.!;x-]+"
)
_DASH = re.compile(r"(?:^|\s)[-~]{1,2} ?(?=[^\W\d_])")
_KISSED = re.compile(r"\b([^\W\d_]{2,20}) x{1,5}\W*$")
_LAST_SENTENCE = re.compile(r"[.!?)]\s+([^\W\d_]{2,20})\W*$")
_LAST_WORD = re.compile(r",\s([A-Z][^\W\d_]{1,20})\W*$")
_LAST_LINE = re.compile(r"\n[ \t]*([^\W\d_]+)")
_END = re.compile(r"[\s.,!x]*(?:$|\n)|[.!] ")
_NO_NAME = re.compile(
    r"(?:kind |best |warm )?(?:regards|wishes|doc|doctor|nurse|all|team|everyone|everybody|folks|guys|mate|so|much)\b"
)


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Names that end a message or a line."""
    for match in _CLOSING.finditer(plain.lower):
        for first in (First.CAPITAL, First.NO_MISTAKE):
            yield from _found(plain, match.end(), people, first)
    for match in _DASH.finditer(plain.lower):
        yield from _found(plain, match.end(), people, First.LISTED)
    for match in _KISSED.finditer(plain.lower):
        yield from _found(plain, match.start(1), people, First.LISTED)
    for match in chain(_LAST_SENTENCE.finditer(plain.text), _LAST_WORD.finditer(plain.text)):
        yield from _found(plain, match.start(1), people, First.LISTED)
    for match in _LAST_LINE.finditer(plain.text):
        for first in (First.LISTED, First.NO_MISTAKE):
            yield from _found(plain, match.start(1), people, first)


def _found(plain: PlainText, start: int, people: People, first: First) -> Iterator[Finding]:
    end = name_end(plain, start, people, first)
    if end is not None and _END.match(plain.lower, end) and not _NO_NAME.match(plain.lower, start):
        yield Finding(start, end, Tag.NAME)
