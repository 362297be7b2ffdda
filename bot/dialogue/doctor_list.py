"""The patient's questions for the doctor: what to keep, and which one is meant."""

import re
from collections.abc import Sequence

MOST = 30  # questions on a list
_BEGINNING = 4  # letters by which two words are taken for one
_DOCTOR = (
    r"(?:(?:my|the|dr|doc|doctor|gp|nurse|consultant|pharmacist|specialist|clinic|neurologist|him|her|them)\b\.? ?)+"
)
_LIST = rf"(?:(?:my|the) (?:\w+ )?(?:list|questions|notes)|{_DOCTOR})"
_KEEP = r"(?:add|put|note|save|keep|write|jot)(?: down)?"
# Where the question stands in a request to keep it: quoted, after a colon, among the words that keep it, after "ask"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"[\"“‘]([^\"”’]{4,})[\"”’]",
        r"(?:[:;…]|\.\.+|\s[-–—]+)\s+(\w.*\S)",
        rf"\b{_KEEP} (?:to|on|for) {_LIST}[.,]? (.+)",
        rf"\bquestions? for {_DOCTOR}(.+)",
        rf"\b{_KEEP} (.+?) (?:to|on|for) {_LIST}\W*$",
        rf"\b(?:ask|asking|tell|mention to|check with|find out from) {_DOCTOR}"
        r"((?:about|abt|if|whether|wether|why|how|what|that|can|could|is|are|do|does|should|i'm|im)\b.+)",
        r"\b(?:ask|asking) ((?:about|abt|if|whether|wether|why)\b.+)",
    )
)
_TAIL = re.compile(rf"\W+(?:and |please |pls )*{_KEEP} (?:it|that|this)\b.*$", re.IGNORECASE)
# What points to a question instead of asking one: "that", "about it", "when i see her", "thank you"
_POINTING = re.compile(
    r"(?:(?:about|abt|if|whether) )?"
    r"(?:that|this|it|these|those|at|when|thank|thanks|please|cheers|(?:the|my) (?:last|one|same))\b.*"
    r"|(?:the|my) (?:last )?questions?\W*",
    re.IGNORECASE | re.DOTALL,
)
_PLACES = {
    "first": 1, "frist": 1, "1st": 1, "one": 1, "1": 1, "top": 1, "second": 2, "secnd": 2, "2nd": 2, "two": 2, "2": 2,
    "middle": 2, "third": 3, "3rd": 3, "three": 3, "3": 3, "fourth": 4, "4th": 4, "four": 4, "4": 4, "fifth": 5,
    "5th": 5, "five": 5, "5": 5, "sixth": 6, "6th": 6, "six": 6, "6": 6,
}  # fmt: skip
_LAST = {"last", "final", "bottom", "latest", "newest", "latter"}
_LAST_BUT_ONE = re.compile(r"\b(?:second|one) (?:to|from|before) (?:the )?last\b|\blast but one\b", re.IGNORECASE)
_NOT_MEANT = re.compile(r"\bnot (?:the )?\w+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_IDLE = {
    *(
        "the",
        "one",
        "about",
        "question",
        "remove",
        "delete",
        "take",
        "off",
        "from",
        "list",
        "that",
        "this",
        "with",
        "please",
    ),
    *(
        "can",
        "get",
        "rid",
        "cross",
        "out",
        "drop",
        "scrap",
        "cancel",
        "doctor",
        "for",
        "and",
        "was",
        "had",
        "are",
        "you",
    ),
    *(
        "what",
        "how",
        "does",
        "when",
        "there",
        "baclofen",
        "erase",
        "don",
        "want",
        "ask",
        "anymore",
        "need",
        "not",
        "yes",
    ),
}


def written_out(text: str) -> str | None:
    """The question that stands in a request to keep it; None where it stands before.

    >>> written_out("add to my list: can I ski?"), written_out("note that I should ask him about the rash")
    ('can I ski?', 'about the rash')
    >>> written_out("keep that for my doctor"), written_out("keep it, i'll ask when i see her")
    (None, None)
    """
    for pattern in _WRITTEN:
        found = pattern.search(text)
        if found:
            question = _TAIL.sub("", found[1]).strip()
            if len(question.split()) > 1 and not _POINTING.fullmatch(question):
                return question
    return None


def with_question(questions: Sequence[str], question: str) -> list[str]:
    """The list with one more at its end, which stands there once; the oldest are dropped from a very long list."""
    return [*(each for each in questions if each != question), question][-MOST:]


def place_in(text: str, size: int) -> int | None:
    """The place from 0 that a text names among `size` things; None where it names none of them.

    >>> place_in("the second one", 3), place_in("last", 3), place_in("no. 5 pls", 3), place_in("that one", 3)
    (1, 2, None, None)
    """
    if size > 1 and _LAST_BUT_ONE.search(text):
        return size - 2
    words = _WORD.findall(_NOT_MEANT.sub(" ", text.casefold()))
    if size and _LAST & set(words):
        return size - 1
    counts = len(words) == 1 or {"number", "option"} & set(words)  # "one" is a number there, and not in "that one"
    named = {_PLACES[word] for word in words if word in _PLACES and (word != "one" or counts)}
    return named.pop() - 1 if len(named) == 1 and max(named) <= size else None


def question_meant(text: str, questions: Sequence[str]) -> int | None:
    """The place of the question that a text points to: by its words, by its number, or as the only one."""
    words = _content(text)
    shared: list[int] = [len([word for word in words if word in _content(question)]) for question in questions]
    most = max(shared, default=0)
    if most and shared.count(most) == 1:
        return shared.index(most)
    if len(questions) == 1 and not words and not (_PLACES.keys() - {"one"}) & set(_WORD.findall(text.casefold())):
        return 0
    return place_in(text, len(questions))


def _content(text: str) -> set[str]:
    """The beginnings of the words that carry meaning: "driving" and "drive" are one."""
    words = (word.casefold() for word in _WORD.findall(_NOT_MEANT.sub(" ", text)))
    return {word[:_BEGINNING] for word in words if len(word) > 2 and word not in _IDLE and word not in _PLACES}
