"""Whether a patient asks to stop for a reason on which the document is silent (an operation, a pregnancy)."""

import re

_STOPS = re.compile(
    r"\b(?:stop(?:ping)?|com(?:e|ing) off|quit(?:ting)?|go(?:ing)? off|get(?:ting)? off|wean(?:ing)?|paus(?:e|ing))\b"
    r"(?:\W+\w+){0,2}?\W*\b(?:it|this|them|these|baclofen|tablets?|pills?|meds?|medicines?|medication|taking)\b",
    re.IGNORECASE,
)


def asks_to_stop(text: str) -> bool:
    """Whether taking this medicine is to end.

    >>> [asks_to_stop(text) for text in ("do I come off it first", "should he stop baclofen", "do trains stop")]
    [True, True, False]
    """
    return bool(_STOPS.search(text))
