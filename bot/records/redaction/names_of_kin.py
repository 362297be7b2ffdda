"""Names beside what somebody is to the patient: "my wife Hope", "my wee boy abdi", "his friend, Lech"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_RELATIVE = (
    r"(?:wife|husband|hubby|partner|spouse|fianc[eé]e?|girlfriend|boyfriend|gf|bf|ex|mum|mom|mam|mummy|mother|dad|da|"
    r"daddy|father|son|daughter|boy|girl|lad|lass|bairn|missus|other half|child|kid|baby|twins?|brother|sister|sis|bro|"
    r"nan|nana|nanna|nanny|gran|granny|grandma|grandad|granddad|grandpa|grandmother|grandfather|grandson|granddaughter|"
    r"aunt|auntie|aunty|uncle|niece|nephew|cousin|friend|mate|neighbour|neighbor|housemate|roommate|colleague|boss|"
    r"carer)(?:[- ]in[- ]law)?"
)
_KIN = re.compile(
    r"\b(?:my|me|his|her|our|their|your|the|late|old|wee|little|elder|older|younger|big|step)\s*"
    rf"(?:wee |little |late )?{_RELATIVE}(?:,| is| -| \()?\s+\(?"
)
_KIN_OF = re.compile(rf"\b{_RELATIVE} (?:of|to|for) (?:my |our |his |her )?")
_IS_KIN = re.compile(rf"\b([^\W\d_]{{2,20}})(?: is|'s|, who is| was) (?:my|our|his|her) (?:\w+ )?{_RELATIVE}\b")
_CALLED_SO = re.compile("april|may|june|august|will|hope|faith|joy")  # here, where no such thing can be meant


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Names of relatives and friends: with a capital, or no ordinary word."""
    for match in _KIN.finditer(plain.lower):
        for first in (First.CAPITAL, First.NO_MISTAKE):
            end = name_end(plain, match.end(), people, first)
            if end is not None:
                yield Finding(match.end(), end, Tag.NAME)
    for match in _KIN_OF.finditer(plain.lower):
        end = name_end(plain, match.end(), people, First.LISTED)
        if end is not None:
            yield Finding(match.end(), end, Tag.NAME)
    for match in _IS_KIN.finditer(plain.lower):
        ways = (name_end(plain, match.start(1), people, first) for first in (First.SURE, First.NO_MISTAKE))
        if _CALLED_SO.fullmatch(match[1]) or match.end(1) in ways:
            yield Finding(*match.span(1), Tag.NAME)
