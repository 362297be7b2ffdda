"""How a turn takes up what was said before: adding to it ("and ..."), correcting it ("no, I meant ..."), going back.

What is cut off is never understood, so a text is cut only where what is left is short and was plainly what is meant.
"""

import re

_SOFT = r"(?:(?:ok(?:ay)?|so|oh|well|hm+|um+|er+|please|pls|thanks|thank you|right|but|then)\W+)*"
_ADDING = re.compile(
    rf"^\W*{_SOFT}(?:(?:and|also|plus|or|nor|same for|same with|even)\b\W*)*"
    r"(?:(?:(?:what|how|wat|wot) ?(?:about|abt|bout)|what of|what if (?:it'?s|i have|i take|i get))\b)?\W*",
    re.IGNORECASE,
)
_MISTAKEN = (
    r"(?:no+|nope|nah|sorry|sry|soz|oops|ooops|whoops|wait|hang on|hold on|actually|not that(?: one)?|wrong|typo|my bad"
    r"|my mistake)"
)
_MEANT = r"(?:(?:i|what i) (?:mean|meant|ment|was asking about)|meant)(?: (?:was|is))?(?: (?:about|if|whether))?"
_CORRECTING = re.compile(rf"^\W*{_SOFT}(?:{_MISTAKEN}\W+)*{_MEANT}\b\W*(?=\w)", re.IGNORECASE)
# A thing that is rejected ("sorry, not alcohol, food"), not what somebody is not ("not breathing, blue lips")
_STATES = r"(?:awake|well|ok|okay|sure|good|alive|conscious|responsive|right|fine|able)\b"
_THING = rf"(?:the |my )?(?!\w*(?:ing|ed)\b|{_STATES})[^\W\d_]+"
_INSTEAD = re.compile(rf"^\W*{_SOFT}(?:{_MISTAKEN}\W+)+not {_THING}\s*[,;:.-]+\s*(?=\w)", re.IGNORECASE)
_TYPO = re.compile(rf"^\W*{_SOFT}(?:{_MISTAKEN}\W+)*typo\s*[:,-]+\s*(?=\w)", re.IGNORECASE)
_REJECTED = re.compile(rf"[\s,]+(?:and )?not {_THING}\W*$", re.IGNORECASE)
_RETURNING = re.compile(
    rf"^\W*{_SOFT}(?:and\W+)?(?:(?:can we|could we|let'?s|lets|let me) )?"
    r"(?:go(?:ing)? back|back|returning|coming back|getting back)(?: again)? to "
    r"(?:what you said |the (?:question|bit|part|thing|one) |my question |that thing )?"
    r"(?:about |on )?(?:the |my )?(?=\w)",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:else|different|other|one|thing|question|answer|asked|said|before|first|last|previous|were|that|earlier|start)"
)
# What points nowhere ("the earlier answer"), or was no correction ("i meant to", "back to sleep")
_NOTHING_NEW = re.compile(
    r"\W*(?:something|anything|sth|another|the|other|that|this|it|my|your|what i|where we|before|earlier|beginning|menu"
    rf"|{_PLACE})\b(?: {_PLACE})*\W*|\W*(?:to|no|nothing|sleep|normal|work|back"
    r"|when|old|square|hospital|bed|school|being|feeling)\b.*",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:first|frist|1st|start|started|began|begin\w*|initial\w*|original\w*)\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:can|could|is|are|was|do|does|did|will|would|should|shall|may|might|must|how|what|when|where|why|who|which|has"
    r"|have|had|am|i|i'm|im|you|it|we|they|he|she|get|gets|take|tell|give|cause|causes|whats|dont|doesnt|cant)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no)\b|n't\b", re.IGNORECASE)
_LONGEST = 5  # words of an elliptic turn,
_LONGEST_MEANT = 8  # and of what was meant


def corrected(text: str) -> str:
    """What a correction or a return to an earlier matter asks; any other text as it is.

    >>> corrected("no i meant paracetamol"), corrected("Sorry, not alcohol, food"), corrected("back to the effects")
    ('paracetamol', 'food', 'effects')
    >>> corrected("no, it does not help"), corrected("wait, he is not breathing"), corrected("i meant to")
    ('no, it does not help', 'wait, he is not breathing', 'i meant to')
    """
    for opening in (_RETURNING, _CORRECTING, _INSTEAD, _TYPO):
        found = opening.match(text)
        if found:
            rest = _without_rejected(text[found.end() :]) if opening is _CORRECTING else text[found.end() :]
            return rest if _is_meant(rest, may_be_sentence=opening is _CORRECTING) else text
    return text


def added(text: str) -> str:
    """What is added to a matter, without the words that add it.

    >>> added("and headaches?"), added("what about ibuprofen"), added("Also with food")
    ('headaches?', 'ibuprofen', 'with food')
    """
    return _ADDING.sub("", corrected(text), count=1)


def is_elliptic(text: str) -> bool:
    """Whether a turn lacks what would make it a question of its own.

    >>> [is_elliptic(text) for text in ("and headaches?", "on weekends", "can i drive", "what about it", "")]
    [True, True, False, False, False]
    """
    return _is_short(added(text))


def is_first(text: str) -> bool:
    """Whether the patient points to the very first question.

    >>> is_first("back to my first question"), is_first("the one before")
    (True, False)
    """
    return bool(_FIRST.search(text))


def _without_rejected(text: str) -> str:
    """ "food, not alcohol" without what is not meant; a sentence keeps all it denies."""
    rest = _REJECTED.sub("", text)
    return rest if rest and not _SENTENCE.search(rest) and not _DENIED.search(rest) else text


def _is_meant(rest: str, *, may_be_sentence: bool) -> bool:
    """Whether what is left says something, short enough to be all that is meant."""
    if not rest or _NOTHING_NEW.fullmatch(rest):
        return False
    return len(rest.split()) <= _LONGEST_MEANT if may_be_sentence else _is_short(rest)


def _is_short(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST and not _SENTENCE.search(text)
