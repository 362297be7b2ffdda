"""A reply as messages of a platform: in its length, never cut within a quote, a sentence where there is room, or what
is read as one character."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from bot.leaflet.links import LeafletLinks
from bot.messengers.message import Choice, Part
from bot.reply import Button, Kind, Message

_SENTENCE_END = re.compile(r"[.!?…][”\"')]*\s+|\n+")
_SPACE = re.compile(r"\s+")

Wrap = Callable[[str], str]


def _quoted(text: str) -> str:
    return f"“{text}”"


def _plain(text: str) -> str:
    return text


@dataclass(frozen=True)
class Style:
    """How a platform shows text: `limit` is the length of a message in UTF-16 units, as those who count differently
    count less; `most_buttons` of `longest_label` characters each, 0 where it has none. Where a label is longer, all are
    numbered, and the buttons have the numbers."""

    limit: int
    escape: Wrap = _plain
    quote: Wrap = _quoted
    notice: Wrap = _plain
    most_buttons: int = 0
    longest_label: int = 0


@dataclass(frozen=True)
class Words:
    """What is shown besides replies: how to choose where there are no buttons, and what where no reply could be made or
    a message could not even be kept."""

    by_number: str
    apology: str


@dataclass(frozen=True)
class _Unit:
    """What is shown together: `text` still to be escaped and wrapped; `glue` stands between the last one and it."""

    glue: str
    text: str
    wrap: Wrap
    is_whole: bool = False  # not to be cut
    tail: str = ""  # that stays with it


class Layout:
    """Lays out replies in a style. `public_url` is where the leaflet's page is reached, empty where it is not."""

    def __init__(self, style: Style, links: LeafletLinks, public_url: str, words: Words) -> None:
        self._style = style
        self._links = links
        self._public_url = public_url
        self._words = words

    def apology(self) -> tuple[Part, ...]:
        """What to send where no reply could be made."""
        return (Part(self._style.escape(self._words.apology)),)

    def parts(
        self, messages: Sequence[Message], buttons: Sequence[Button] = (), id_of: Wrap = _plain
    ) -> tuple[Part, ...]:
        """The messages to send, in order; `id_of` gives a button's id outside."""
        if not messages:
            return ()
        are_shown = len(buttons) <= self._style.most_buttons
        have_room = are_shown and all(len(each.label) <= self._style.longest_label for each in buttons)
        units = list(self._units(messages))
        if buttons and not have_room:
            lines = [f"{number}. {button.label}" for number, button in enumerate(buttons, start=1)]
            units.append(_Unit("\n\n", "\n".join([*lines, self._words.by_number]), self._style.escape, is_whole=True))
        *before, last = self._packed(piece for unit in units for piece in self._pieces(unit))
        labels = [button.label if have_room else str(number) for number, button in enumerate(buttons, start=1)]
        choices = [Choice(id_of(button.id), label) for button, label in zip(buttons, labels, strict=True)]
        return (*(Part(text) for text in before), Part(last, tuple(choices) if are_shown else ()))

    def _units(self, messages: Sequence[Message]) -> Iterator[_Unit]:
        style = self._style
        for number, message in enumerate(messages):
            before = messages[number - 1].kind if number else None
            after = messages[number + 1].kind if number + 1 < len(messages) else None
            glue = "\n" if message.kind is before and message.kind in {Kind.QUOTE, Kind.ITEM} else "\n\n"
            if message.kind is Kind.QUOTE:
                link = self._link(messages, number) if after is not Kind.QUOTE else ""
                yield _Unit(glue, message.text, lambda text: style.quote(style.escape(text)), is_whole=True, tail=link)
            elif message.kind is Kind.NOTICE:
                yield _Unit(glue, message.text, lambda text: style.notice(style.escape(text)))
            else:
                yield _Unit(glue, message.text, style.escape)

    def _link(self, messages: Sequence[Message], last: int) -> str:
        """To the first of the quotes that end here."""
        first = last
        while first and messages[first - 1].kind is Kind.QUOTE:
            first -= 1
        path = self._links.to(messages[first].section, messages[first].text)
        return f"\n{self._public_url}{path}" if path and self._public_url else ""

    def _pieces(self, unit: _Unit) -> Iterator[tuple[str, str]]:
        """The unit as pieces that fit, each with what glues it to the one before."""
        whole = unit.wrap(unit.text) + unit.tail
        if unit.is_whole or length(whole) <= self._style.limit:
            if length(whole) > self._style.limit:
                raise ValueError("a quote is longer than the platform's messages")
            yield unit.glue, whole
            return
        pieces = cut(unit.text, lambda text: length(unit.wrap(text)) <= self._style.limit)
        for number, piece in enumerate(pieces):
            yield (" " if number else unit.glue), unit.wrap(piece)

    def _packed(self, pieces: Iterable[tuple[str, str]]) -> Iterator[str]:
        text = ""
        for glue, piece in pieces:
            if not text:
                text = piece
            elif length(text + glue + piece) <= self._style.limit:
                text += glue + piece
            else:
                yield text
                text = piece
        if text:
            yield text


def length(text: str) -> int:
    """In UTF-16 units.

    >>> length("aé"), length("😀")
    (2, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """The text in pieces that fit: at the end of a sentence, else of a word, else between what is read as characters.

    >>> list(cut("One two. Three four five.", lambda piece: len(piece) <= 12))
    ['One two.', 'Three four', 'five.']
    """
    while text and not fits(text):
        most = _longest(text, fits)
        ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, most + 1)]  # a space may stand beyond it
        ends = ends or [found.end() for found in _SPACE.finditer(text, 1, most + 1)]
        end = ends[-1] if ends else most
        if piece := text[:end].rstrip():
            yield piece
        text = text[end:].lstrip()
    if text:
        yield text


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """Where to cut at the latest, between two grapheme clusters (UAX #29); at least one goes."""
    ends = [found.end() for found in regex.finditer(r"\X", text)]
    low, high = 0, len(ends) - 1  # ends[low] is the last known to fit, or the first
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[: ends[middle]]) else (low, middle - 1)
    return int(ends[low])
