"""Turns that only add what somebody has or takes, and what happens if one did what was just spoken of."""

import re

_WHO = r"(?:i|he|she|we|they|it|(?:my|our|his|her|the) [^\W\d_]+)"
_OPENING = r"\W*(?:(?:and|but|also|so|well|ok|then|btw|cause|because|since)\W+)*"
_HAS = re.compile(
    rf"{_OPENING}{_WHO}(?:['’]?(?:s|ve|m))?\s+(?:(?:do|does|also|just|really|too|already|now)\s+)*"
    r"(?:have|has|had|got|get|gets|suffer(?:s|ing)? from|with|diagnosed with|on it for|take it for|takes it for)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    rf"{_OPENING}(?:{_WHO}(?:['’]?(?:s|ve|m))?\s+(?:(?:also|already)\s+)?"
    rf"(?:tak(?:e|es|ing)|on|uses?|using|has|have|got|get|gets)|(?:can|could|may|should) {_WHO} (?:have|take|use))\b",
    re.IGNORECASE,
)
_IF_DONE = re.compile(
    rf"{_OPENING}(?:what (?:if|(?:(?:would|will|could) )?happens?(?: (?:if|when))?)|if) {_WHO}(?:['’]?ve)? "
    r"(?:(?:have |has )?already(?: (?:did|do|done|have|had|has)(?: (?:it|that|so|some))?)?"
    r"|do(?: (?:it|that|so))?|did(?: (?:it|that))?|does|don'?t|didn'?t|have|has)\W*$",
    re.IGNORECASE,
)


def says_who_has(text: str) -> bool:
    """Whether a turn begins with who has something.

    >>> [says_who_has(text) for text in ("and my mum's got ms", "he has hiccups", "does he have ms", "")]
    [True, True, False, False]
    """
    return bool(_HAS.match(text))


def what_is_had(text: str) -> str:
    """The turn without who has it.

    >>> what_is_had("he has cerebral palsy"), what_is_had("headaches")
    (' cerebral palsy', 'headaches')
    """
    found = _HAS.match(text)
    return text[found.end() :] if found else text


def says_who_takes(text: str) -> bool:
    """Whether a turn begins with who takes something, or may.

    >>> [says_who_takes(text) for text in ("he also takes concerta", "can she have melatonin", "what does it cost")]
    [True, True, False]
    """
    return bool(_TAKES.match(text))


def asks_if_done(text: str) -> bool:
    """Whether a turn asks what happens if one does what was just spoken of.

    >>> [asks_if_done(text) for text in ("what happens if i do", "and if she already did?", "what if i get a rash")]
    [True, True, False]
    """
    return bool(_IF_DONE.match(text))
