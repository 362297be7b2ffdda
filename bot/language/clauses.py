"""Splitting a message into its sentences, and a sentence into the questions that it joins.

By signs alone: a new question begins where a question word or an auxiliary before a subject follows "and", a comma or
nothing at all ("what is it for can i drink on it"). Whether the pieces are better understood than the whole is decided
later (bot.language.question_gatherer).
"""

import re

_WH = r"(?:what|how|why|when|where|who|which|whats|hows)"
_AUXILIARY = r"(?:can|could|may|might|should|shall|will|would|do|does|did|is|are|am|was|has|have|must)"
_SUBJECT = r"(?:i|you|it|he|she|we|they|this|that|these|there|my|the|baclofen|people|someone|anyone)"
_OPENING = (
    rf"(?:(?:for|at|in|by|since|on) )?{_WH}\b|{_AUXILIARY}(?:n'?t)? {_SUBJECT}\b|any (?:other|more|problem|chance)\b"
)
_ASKING = (
    r"(?:can|could|should|may|do|does|will|is|are|am) (?:i|you|it|he|she|baclofen)"
    rf"|{_WH} (?:is|are|does|do|can|should)"
)
_JOINT = re.compile(
    rf"\s*(?:[,;:]|\s[-–]|\.\.+)?\s*\b(?:and also|and then|and|also|plus|but|then|secondly|or)\b,?\s+(?=(?:{_OPENING}))"
    rf"|\s*(?:[,;]|\s[-–])\s+(?=(?:{_OPENING}))"
    rf"|(?<! i)(?<! it)(?<! you)(?<! that)(?<! know)(?<! if)\s+(?=(?:{_ASKING}) )",
    re.IGNORECASE,
)
_SHORTEST = 3  # words of a clause
# A question word that waits for its verb: "what side effects", "how much"; "whats" has it
_BEGUN = re.compile(
    rf"(?:^|.*\W){_WH}(?<!ts)(?<!ws)(?:(?: (?!(?:{_AUXILIARY}|to)\b)\S+){{0,3}}"
    rf"|(?: (?!(?:{_AUXILIARY}|to|i|you|it|he|she|we|they)\b)\S+){{4,6}})$",
    re.IGNORECASE,
)
# Not "when taking it", "when i take it", which only set the scene
_QUESTION_WORD = rf"(?:(?!when\b){_WH}|when(?= (?:exactly )?(?:{_AUXILIARY}|to)\b|\W*$))"
_BEFORE = r"(?:so|and|or|but|ok|hi|hello|please|also|just|wondering|tell me|do you know|any idea|is|if)"
_ASKS = re.compile(
    rf"\?|^\W*(?:{_BEFORE}\b\W*)*(?:(?:(?:for|at|in|by|since|on) )?{_QUESTION_WORD}\b|(?!{_WH}\b)(?:{_OPENING}))",
    re.IGNORECASE,
)


def clauses(sentence: str) -> tuple[str, ...]:
    """The questions that a sentence joins; the sentence itself where it is one.

    >>> clauses("Does it treat hiccups, and for how many hours?")
    ('Does it treat hiccups', 'for how many hours?')
    >>> clauses("what is baclofen for can i drink on it")
    ('what is baclofen for', 'can i drink on it')
    >>> clauses("What side effects can I expect?")
    ('What side effects can I expect?',)
    """
    found: list[str] = []
    start = 0
    for joint in _JOINT.finditer(sentence):
        left = sentence[start : joint.start()]
        if _is_clause(left) and _is_long_enough(sentence[joint.end() :]):
            found.append(left.strip())
            start = joint.end()
    return (*found, sentence[start:].strip())


def asks(text: str) -> bool:
    """Whether a sentence or clause has the form of a question.

    >>> [asks(text) for text in ("can i drink", "so what is it for", "Normal?", "I have had MS.", "when taking it")]
    [True, True, True, False, False]
    """
    return bool(_ASKS.search(text))


def _is_clause(left: str) -> bool:
    return _is_long_enough(left) and not _BEGUN.match(left.strip())


def _is_long_enough(text: str) -> bool:
    return len(text.split()) >= _SHORTEST
