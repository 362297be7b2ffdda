"""What must stay secret: PINs, passwords, and the codes of doors, key safes and cards; and the ends of card numbers."""

import re
from collections.abc import Iterator

from bot.records.redaction.finding import Finding, Tag, found
from bot.records.redaction.plain_text import PlainText

_CODE = re.compile(
    r"\b(?:pin|cvv|cvc|pass ?code|(?:key ?safe|door|entry|gate|alarm|access|security|verification|collection) "
    r"(?:code|pin))(?: (?:number|no|code))?(?: is|'s|:| =)? {0,2}(\d{3,8})\b"
)
_PASSWORD = re.compile(r"\bpass ?(?:word|phrase)(?: is|:| =| was) ?(\S{3,40})")
_ENDING = re.compile(r"\b(?:card|visa|master ?card|amex|account|number) (?:ending|ends)(?: in| with)? (\d{3,4})\b")


def find(plain: PlainText) -> Iterator[Finding]:
    """Secrets after what they are called."""
    for pattern in (_CODE, _PASSWORD, _ENDING):
        yield from found(pattern, plain.lower, Tag.NUMBER, 1)
