"""How far a name goes that begins at a place of a text; what stands before it is for the rules to know."""

import re
from enum import Enum

from bot.records.redaction.plain_text import PlainText
from bot.records.redaction.ports import People

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?:[^\W\d_](?:\. ?| )){1,3}(?=[^\W\d_]{2})")
_GAP = re.compile(r"(?:(?<!\w\w\w)\.)? {1,2}(?=[^\W\d_])")  # a dot after an initial, "St." and the like
_MOST_WORDS = 4
_PARTICLES = frozenset({
    "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "du", "el", "la", "le", "mac", "mc", "o",
    "st", "ten", "van", "von", "y",
})  # fmt: skip
# Never a name, whatever stands before it: "my name is on the box", "dr said".
_NEVER = frozenset({
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "ask", "asked", "asking",
    "at", "be", "because", "been", "before", "but", "by", "call", "called", "can", "date", "day", "did", "do", "does",
    "doing", "for", "from", "gave", "get", "give", "going", "had", "has", "have", "he", "hello", "her", "here", "hi",
    "him", "his", "how", "i", "if", "im", "in", "is", "it", "its", "ive", "just", "me", "my", "no", "not", "now", "of",
    "off", "on", "or", "our", "out", "over", "please", "put", "re", "said", "say", "says", "saying", "she", "should",
    "so", "some", "spelled", "spelt", "still", "than", "that", "the", "their", "them", "then", "there", "they", "this",
    "to", "told", "too", "up", "us", "very", "was", "we", "were", "what", "when", "where", "which", "who", "why",
    "will", "with", "would", "you", "your",
})  # fmt: skip


class First(Enum):
    """Which word is taken for a name where only the place says that one may begin, strictest last."""

    ANY = "any"  # but the few that never are one
    STRANGER = "stranger"  # listed, or no ordinary word, whatever it is in medicine
    NO_WORD = "no word"  # listed, or no ordinary word
    NO_MISTAKE = "no mistake"  # hardly ever another word, or no ordinary one nor one with a typing error
    CAPITAL = "capital"  # listed, or any with a capital where most words have none
    LISTED = "listed"  # listed, or with a capital and no ordinary word
    SURE = "sure"  # listed and hardly ever another word, or with a capital and listed or no ordinary word


def name_end(plain: PlainText, start: int, people: People, first: First = First.ANY) -> int | None:
    """Where the name ends that starts here, or None where none does."""
    initials = _INITIALS.match(plain.text, start)
    word = _WORD.match(plain.text, initials.end() if initials else start)
    if not word or not _begins(plain, word, people, first):
        return None
    end, words = word.end(), 1
    while words < _MOST_WORDS and (gap := _GAP.match(plain.text, end)):
        word = _WORD.match(plain.text, gap.end())
        if word and word[0] in _PARTICLES and (following := _GAP.match(plain.text, word.end())):
            word = _WORD.match(plain.text, following.end())
        if not word or not _goes_on(plain, word[0], people):
            break
        end, words = word.end(), words + 1
    return _without_possessive(plain.text, start, end)


def _begins(plain: PlainText, word: re.Match[str], people: People, first: First) -> bool:
    lower = word[0].lower().removesuffix("'s")
    capital = plain.capitals_tell and word[0][0].isupper()
    is_will = lower == "will" and capital and first is First.CAPITAL
    if (lower in _NEVER and not is_will) or len(lower) < 2:
        return False
    if first is First.ANY or people.is_name(lower) or (first is First.CAPITAL and capital):
        return True
    if first is First.STRANGER:
        return people.is_listed(lower) or not people.is_ordinary(lower)
    if not people.is_word(lower):
        unknown = first is First.NO_MISTAKE and not people.is_mistyped(lower)
        if capital or unknown or first is First.NO_WORD:
            return True
    return people.is_listed(lower) and (first not in {First.SURE, First.NO_MISTAKE} or capital)


def _goes_on(plain: PlainText, word: str, people: People) -> bool:
    lower = word.lower()
    capital = plain.capitals_tell and word[0].isupper()
    if len(word) == 1:
        return capital and word != "I"
    if lower in _NEVER:
        return False
    return capital or people.is_listed(lower) or not people.is_word(lower)


def _without_possessive(text: str, start: int, end: int) -> int:
    return end - 2 if text[start:end].lower().endswith("'s") else end
