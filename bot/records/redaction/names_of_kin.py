"""Names after what somebody is to the patient: "my wife Hope", "my wee boy abdi", "his friend, Lech"."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag
from bot.records.redaction.name_reading import First, name_end
from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_KIN = re.compile(
    r"\b(?:my|me|his|her|our|their|your|the|late|old|wee|little|elder|older|younger|big|step)\s*"
    r"(?:wee |little |late )?"
    r"(?:wife|husband|hubby|partner|spouse|fianc[eé]e?|girlfriend|boyfriend|gf|bf|ex|mum|mom|mam|mummy|mother|dad|da|"
    r"daddy|father|son|daughter|boy|girl|lad|lass|bairn|missus|other half|child|kid|baby|twins?|brother|sister|sis|bro|"
    r"nan|nana|nanna|nanny|gran|granny|grandma|grandad|granddad|grandpa|grandmother|grandfather|grandson|granddaughter|"
    r"aunt|auntie|aunty|uncle|niece|nephew|cousin|friend|mate|neighbour|neighbor|housemate|roommate|colleague|boss|"
    r"carer|mother-in-law)(?:,| is| -| \()?\s+\(?"
)


def find(plain: PlainText, people: People) -> Iterator[Finding]:
    """Names of relatives and friends: with a capital, or no ordinary word."""
    for match in _KIN.finditer(plain.lower):
        for first in (First.CAPITAL, First.NO_MISTAKE):
            end = name_end(plain, match.end(), people, first)
            if end is not None:
                yield Finding(match.end(), end, Tag.NAME)
