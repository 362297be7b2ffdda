"""The leaflet as a menu: its sections to choose from, and which of them a patient means."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from bot.buttons import READ
from bot.leaflet.answer import Choice, Reply, Say, Verdict
from bot.leaflet.document import Document, Section
from bot.leaflet.intents import ASK
from bot.leaflet.question import Question
from bot.leaflet.topics import Topics

_WORD = re.compile(r"[^\W\d_]+")
_LIKE = 0.8  # of two words with one beginning, to be the same mistyped (difflib ratio)
_EMPTY = {"the", "of", "for", "are", "there", "any", "what", "is", "how", "does", "baclofen", "when", "taking"}
_START = {"start", "begin", "introduction", "intro"}
_ALL = re.compile(
    r"\b(?:whole|entire|full|complete|all)\b.*\b(?:leaflet|thing|document|text|page|lot)\b", re.IGNORECASE
)


def menu(sections: Iterable[Section], opening: str, verdict: Verdict = Verdict.SMALL_TALK) -> Reply:
    """Sections to choose from, after a response."""
    choices = tuple(Choice(READ, section) for section in sections if section.sentences)
    return Reply(verdict, (Say(opening, choices=choices),))


def section_numbered(number: str | None, document: Document) -> tuple[Section, ...]:
    """The section of a button, as the only one; none for what is no number of a section."""
    return tuple(section for section in document.sections if section.sentences and str(section.number) == number)


def sections_meant(question: Question, document: Document, topics: Topics) -> tuple[Section, ...]:
    """The sections a patient asks to read, by the words of their headings, else by the topic; several where they are
    called alike, none where it cannot be told."""
    asked = f" {_plain(question.text)} "
    named = [s for s in document.sections if s.sentences and s.title and f" {_plain(s.title)} " in asked]
    if named:
        return (max(named, key=lambda section: len(section.title)),)
    words = _words(question.text)
    found = {section: _shared(words, section) for section in document.sections if section.sentences}
    best = max(found.values())
    if best:
        return tuple(section for section, shared in found.items() if shared == best)
    topic = next((t for i, _ in question.ranking if (t := topics.by_name.get(i.removeprefix(ASK))) and t.quotes), None)
    if topic is None or _ALL.search(question.text):
        return ()
    return (document.section_of(topic.quotes[0]),)


def _keys(section: Section) -> set[str]:
    return {_stem(word) for word in _words(section.title) if word not in _EMPTY} if section.title else _START


def _shared(words: set[str], section: Section) -> int:
    """How many words of the heading are among these."""
    keys = _keys(section)
    stems = {_stem(word) for word in words}
    alike = {
        found for stem in stems for found in get_close_matches(stem, keys, n=1, cutoff=_LIKE) if found[0] == stem[0]
    }
    return len(alike)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{3})(?:ing|es|s|ed)$", "", word)
