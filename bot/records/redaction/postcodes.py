"""Postcodes of the United Kingdom, Ireland, the United States and Canada, with the address before them."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

# Also with letters that are never given out, but not "L4 5th", "B12 5mg".
_BRITISH = re.compile(
    r"(?<![\w-])(?:[a-pr-uwyz][a-hk-y]?\d[a-z\d]?) {0,2}"
    r"(?!\d(?:st|nd|rd|th|mg|ml|kg|cm|mm|km|hr|am|pm|pt|lb|oz|iu|in|of|or|to|if|is|at|it)\b)\d[a-z]{2}(?![\w-])"
)
_IRISH = re.compile(
    r"(?<![\w-])[ac-fhknprtv-y]\d[\dw][ -]?(?=[a-z\d]{0,3}\d)(?=\d{0,3}[a-z])(?!\d+(?:mg|ml|mcg|g)\b)"
    r"[a-z\d]{4}(?![\w-])"
)
_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC"
)
_AMERICAN = re.compile(rf"\b(?:{_STATES.replace(' ', '|')}),? \d{{5}}(?:-\d{{4}})?(?![\w-])")
_CANADIAN = re.compile(r"(?<![\w-])[abceghj-nprstvxy]\d[a-z] ?\d[a-z]\d(?![\w-])")
_LABELLED = re.compile(
    r"\b(?:post ?code|eir ?code|zip(?: ?code)?)s?(?: (?:is|was|of|area))?[ :=]{1,3}"
    r"([a-z]{1,2}\d[a-z\d]?(?: ?\d[a-z]{2})?|\d{5}(?:-\d{4})?)(?!\w)"
)
# What stands before a postcode: words with capitals, numbers and commas, as far as they go.
_LITTLE = r"(?:(?:, ?| |\n)(?:y|on|upon|le|under|of|the|by|in|\d{1,4}[A-Za-z]?,?(?= )))"
_CAPITALS = re.compile(
    r"(?:(?:(?:[Ff]lat|[Uu]nit|[Aa]pt\.?|[Rr]oom|[Ss]uite|[Nn]o\.?) ?)?\b\d{1,4}[A-Za-z]?,? )?"
    rf"(?:[A-Z][^\W\d_]{{0,20}}(?:['-][^\W\d_]{{1,20}}){{0,2}}\.?{_LITTLE}{{0,2}},?[ \n]{{1,2}}){{1,14}}$"
)
_LOWER = re.compile(
    r"(?:\b(?!(?:at|in|is|to|on|of|my|live|lives|address|i|im|from|near|it|send|deliver|post)\b)[a-z'-]{1,20},? ){1,4}"
    r"(?:street|st|road|rd|avenue|ave|lane|close|drive|crescent|terrace|gardens|court|place|way|square|grove|mews|"
    r"cottages?|house|lodge|farm|hill|view|park)\b,?(?: [a-z'-]{1,20},?){0,5} ?$"
)
_SENTENCE = re.compile(r"(?<!\bCo)(?<!\bSt)\. |[!?;:] |\n\n")
_FAR = 120  # characters


def find(plain: PlainText) -> Iterator[Finding]:
    """Postcodes with the town and the street before them, where these can be told from the sentence."""
    if not plain.has_digits:
        return
    patterns = ((_BRITISH, plain.lower), (_IRISH, plain.lower), (_AMERICAN, plain.text), (_CANADIAN, plain.lower))
    for pattern, text in patterns:
        for match in pattern.finditer(text):
            start = match.start() if plain.text.isupper() else _start(plain.text, match.start())
            yield Finding(start, match.end(), Tag.ADDRESS)
    yield from found(_LABELLED, plain.lower, Tag.ADDRESS, 1)


def _start(text: str, at: int) -> int:
    """Where the address before a postcode begins, not going into the sentence before.

    >>> _start("Post it to 3 Mill Lane, Bray BD3 7YY", 29)
    11
    """
    near = text[max(0, at - _FAR) : at]
    sentence = max((match.end() for match in _SENTENCE.finditer(near)), default=0)
    match = _CAPITALS.search(near, sentence) or _LOWER.search(near, sentence)
    return at - len(near) + match.start() if match else at
