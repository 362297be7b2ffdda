"""Names after the words that introduce somebody: "my name is", "this is ... speaking", "patient:"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_SAYS_NAME = re.compile(
    r"\bname(?:'?s|\s+is|\s+was)\s*[:=]?\s+|\bname\s*[:=]\s*|"
    r"\b(?:called|named|known as|goes by|go by|c/o|care of|on behalf of|aka|attn:?|f\.?a\.?o\.?:?)\s+|"
    r"\b(?:patient|client|carer|caller|parent|mother|father|husband|wife|sender|from|signed|contact|re)\s*:\s*|"
    r"\bsent from (?=[\w ]{2,30}'s)"
)
_CALLS = re.compile(
    r"\b(?:sur)?name\s+(?!is\b|was\b)|\bcalls? (?:me|him|her)\s+(?:big |little |old |wee )?|"
    r"\bnick(?:name)?(?: is|:)?\s+"
)
_MAY_SAY_NAME = re.compile(
    r"\b(?:this is|that's|it is|it's|its|i'm|i am|im|soy|je suis|here is|here's|me and|spoke to|spoke with|speaking to|"
    r"speaking with|speak to|ask for|asked for|seen by|saw|sent from|signed by|written by|message for|"
    r"(?<!where )from)\s+"
)
_COMES_FROM = re.compile(
    r"\b(?:am|i'?m|is|are|was|were|come|comes|came|live|lives|moved|far|back|away|home)(?: \w+){0,2} from\s+$"
)
_FAR = 50  # characters
# What shows that even an ordinary word is who speaks ("im hope speaking"), that one of a list is ("its mo from work"),
# and that a word in no list is ("im kev im 34", "this is shaz here").
_SPEAKS = re.compile(r"\s+(?:speaking|calling|writing|again from|here again)\b|\s+(?:and )?i'?m \d\d?\b")
_LISTED_SPEAKS = re.compile(
    r"\s+(?:(?:\w+ )?(?:here|again)\b|(?:and )?(?:i'?m|i am)\b|by the way\b|from (?!the\b)[a-z]+\b)|[\sx]*$|, \d"
)
_STRANGER_SPEAKS = re.compile(
    r"\s+(?:(?:\w+ )?(?:here|again)\b|(?:and )?(?:i'?m|i am|i|ive|i've)\b|from [a-z]+\b|\d\d?\b|on \d)|"
    r"\s*[(,.] ?|[\sx]*$"
)
_HERE = re.compile(r"(?:^|[.!?\n] ?|\b(?:hi|hello|hey|hiya|morning|evening)[ ,]+)((?:[^\W\d_]|['-]){2,30}) here\b")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]{2,20})(?:,|:| -) ")
_WHOSE_KIN = re.compile(
    r"\b(?:its|it's|im|i'm|i am|this is)\s+((?!my|a|an|the|our|his|her|their|your|this)[^\W\d_]{2,20}?)'?s "
    r"(?:mum|mam|mom|dad|carer|wife|husband|daughter|son|sister|brother|partner|nan|gran|neighbou?r)\b"
)


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Names that are introduced."""
    for match in _SAYS_NAME.finditer(plain.lower):
        yield from _found(match.end(), name_end(plain, match.end(), people))
    for match in _CALLS.finditer(plain.lower):
        for first in (First.CAPITAL, First.NO_WORD):
            yield from _found(match.end(), name_end(plain, match.end(), people, first))
    for match in _MAY_SAY_NAME.finditer(plain.lower):
        if not _COMES_FROM.search(plain.lower, max(0, match.start() - _FAR), match.end()):
            yield from _found(match.end(), _presented(plain, match.end(), people))
    yield from found(_WHOSE_KIN, plain.lower, Tag.NAME, 1)
    yield from _first_word(plain, people)


def _first_word(plain: PlainText, people: People) -> Iterator[Finding]:
    """Who is here, and a message's first word before a mark, where it is no ordinary word."""
    for match in _HERE.finditer(plain.lower):
        if people.is_listed(match[1]) or not people.is_word(match[1]):
            yield Finding(*match.span(1), Tag.NAME)
    beginning = _FIRST_WORD.match(plain.lower)
    if beginning and not people.is_word(beginning[1]) and not people.is_mistyped(beginning[1]):
        yield Finding(*beginning.span(1), Tag.NAME)


def _presented(plain: PlainText, start: int, people: People) -> int | None:
    """Where the name of who may be presented ends, or None where nobody is."""
    end = name_end(plain, start, people)
    if end is None:
        return None
    word = plain.text[start:end].split()[0]
    if people.is_name(word) or _SPEAKS.match(plain.lower, end):
        return end
    capital = plain.capitals_tell and word[0].isupper()
    if not people.is_word(word):
        return end if capital or _STRANGER_SPEAKS.match(plain.lower, end) else None
    return end if people.is_listed(word) and (capital or _LISTED_SPEAKS.match(plain.lower, end)) else None


def _found(start: int, end: int | None) -> Iterator[Finding]:
    if end is not None:
        yield Finding(start, end, Tag.NAME)
