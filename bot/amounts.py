"""Questions for an amount or a time, to which the document has none: what it says then leaves the very thing open."""

import re

_BEFORE = r"(?:(?:so|and|or|but|ok|hi|please|also|just|tell me|do you know|any idea|roughly|about|exactly|for)\W+)*"
_VERB = r"(?:can|could|may|should|shall|will|would|must|do|does|did|is|am|are|was)"
_ASKS = re.compile(
    rf"(?:^|[.!?;,]\s)\W*{_BEFORE}(?:how (?:much|many|long|often|soon|quickly|fast|late|early)\b"
    rf"|when (?:exactly )?{_VERB}\b(?! (?:taking|using|on)\b)"
    r"|(?:at|by|from|after|until|since) (?:what|which) (?:point|stage|time|age|date|dose|amount)\b"
    r"|what (?:percentage|percent|proportion|number|amount) of\b)"
    r"|\blong[ -]?(?:term|run)\b|\b(?:after|over) (?:the |many |several |some )?years\b|\b(?:permanent|lifelong)",
    re.IGNORECASE,
)


def asks_an_amount(text: str) -> bool:
    """Whether a question is for an amount or a time, or for what comes of a long one.

    >>> [asks_an_amount(text) for text in ("how much pain relief is in it", "When can I stop?", "is it ok to stop")]
    [True, True, False]
    """
    return bool(_ASKS.search(text))
