"""The small language in which the rules for emergencies are written, and how it is matched.

    took           this word
    took|had       one of these
    <took>         one of the words listed under this name; <6+> a number of 6 or more, <6-99> one between
    took?          it may be missing
    ..             up to four other words
    ...            the rest of the sentence, up to a new thought
    (start) (end)  the sentence begins, ends here; now|(end): 'now' or the end
    ,              a comma stands here
    !if|when       the word before is none of these

Places between words are the bits of an integer, and an item moves all of them at once: the work depends on the length
of the pattern, never on how its parts could be combined (bit-parallel matching, Baeza-Yates and Gonnet 1992).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field

from bot.language.red_flag_text import Sentence

MOST_BETWEEN = 4  # words that `..` may stand for

_ITEM = re.compile(r"\.\.\.?|\((?:start|end)\)|,|!?[\w'<>|+-]+(?:\|\(end\))?\??")
_END = "(end)"  # may be the last of alternatives


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Item:
    """One part of a pattern: `kind` is the sign for it, or 'words' or 'not after'."""

    kind: str
    names: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True)
class Pattern:
    """A wording, as it is written and as its items."""

    written: str
    items: tuple[Item, ...]
    needed: tuple[frozenset[str], ...] = ()  # of each of these, one must be there

    @property
    def names(self) -> frozenset[str]:
        """The words and word lists it needs to know about."""
        return frozenset(name for item in self.items for name in item.names if name != _END)


@dataclass(frozen=True)
class Lexicon:
    """Which word lists a phrase belongs to; numbers belong to lists such as `<6+>`."""

    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    numbers: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    number_words: Mapping[str, float] = field(default_factory=dict)
    longest: int = 1

    def names_at(self, words: tuple[str, ...], start: int) -> Iterator[tuple[str, int]]:
        """The lists of which a phrase begins at this word, each with the number of words."""
        for length in range(1, min(self.longest, len(words) - start) + 1):
            for name in self.phrases.get(words[start : start + length], ()):
                yield name, length
        value = self._number(words[start])
        if value is not None:
            yield from ((name, 1) for name, (least, most) in self.numbers.items() if least <= value <= most)

    def _number(self, word: str) -> float | None:
        return float(word) if word[0].isdigit() and word.isascii() else self.number_words.get(word)


class Marked:
    """A sentence with the places at which the phrases of each list begin."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.size = len(sentence.words)
        self.open = ((1 << self.size) - 1) & ~sentence.struck
        self.commas = sentence.commas
        self.breaks = 0  # the words at which a new thought begins
        self.starts: dict[str, dict[int, int]] = defaultdict(dict)
        for i in range(self.size):
            for name, length in lexicon.names_at(sentence.words, i):
                found = self.starts[name]
                found[length] = found.get(length, 0) | 1 << i

    def broken(self, patterns: Iterable[Pattern]) -> "Marked":
        """The same sentence, in which `..` and `...` end where one of these patterns is found."""
        other = copy(self)
        for pattern in patterns:
            for start, _ in self.spans(pattern):
                other.breaks |= 1 << start
        return other

    def spans(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Where the pattern is found: (first word, word after the last); the longest from each start, none overlap."""
        rest = (1 << self.size + 1) - 1
        while rest and self._ends(pattern, rest):
            start = self._first_start(pattern, rest)
            end = self._ends(pattern, 1 << start).bit_length() - 1
            yield start, end
            rest &= -1 << max(end, start + 1)

    def has(self, pattern: Pattern) -> bool:
        """Whether the pattern is found."""
        return self._ends(pattern, (1 << self.size + 1) - 1) > 0

    def _first_start(self, pattern: Pattern, places: int) -> int:
        """The first of these places from which the pattern is found, by halving."""
        low, high = 0, self.size + 1
        while high - low > 1:
            middle = (low + high) // 2
            if self._ends(pattern, places & ((1 << middle) - 1)):
                high = middle
            else:
                low = middle
        return low

    def _ends(self, pattern: Pattern, places: int) -> int:
        if any(map(self.starts.keys().isdisjoint, pattern.needed)):
            return 0
        begun = False
        for item in pattern.items:
            if item.kind == "words" and begun:
                places &= ~self.breaks | 1 << self.size
            moved = self._after(item, places)
            places = moved | places if item.optional else moved
            begun = begun or (item.kind == "words" and not item.optional)
            if not places:
                return 0
        return places

    def _after(self, item: Item, places: int) -> int:
        match item.kind:
            case "words":
                return self._after_words(item.names, places)
            case "..":
                return self._onward(places, MOST_BETWEEN)
            case "...":
                return self._onward(places, self.size)
            case "(start)":
                return places & 1
            case ",":
                return places & self.commas
            case _:
                return places & ~self._after_words(item.names, -1)

    def _after_words(self, names: Iterable[str], places: int) -> int:
        found = places & 1 << self.size if _END in names else 0
        for name in names:
            for length, starts in self.starts.get(name, {}).items():
                found |= (places & starts) << length
        return found

    def _onward(self, places: int, most: int) -> int:
        """The places and those up to `most` words after them, not past a struck word or a new thought."""
        for _ in range(most):
            moved = places | (places & self.open & ~self.breaks) << 1
            if moved == places:
                break
            places = moved
        return places


class PatternIndex:
    """Finds, of many patterns, the few that a sentence has the words for: each by the rarest that it needs."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        patterns = list(patterns)
        used = Counter(name for pattern in patterns for names in pattern.needed for name in names)
        self._always = {pattern.written for pattern in patterns if not pattern.needed}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for pattern in patterns:
            for name in min(pattern.needed, key=lambda names: sum(used[name] for name in names), default=()):
                self._by_name[name].add(pattern.written)

    def possible(self, marked: Marked) -> set[str]:
        """As they are written, those that may be found in the sentence."""
        return self._always.union(*(self._by_name[name] for name in marked.starts if name in self._by_name))


def parse_pattern(written: str) -> Pattern:
    """Read a wording.

    >>> [item.kind for item in parse_pattern("(start) <someone>? took .. too|so many").items]
    ['(start)', 'words', 'words', '..', 'words', 'words']
    """
    items = []
    for part in written.lower().split():
        if not _ITEM.fullmatch(part):
            raise PatternError(
                f"'{part}' cannot be read: write words, <lists>, '..', '...', (start), (end), ',' or !word"
            )
        items.append(_item(part))
    if all(item.optional or item.kind != "words" or item.names == (_END,) for item in items):
        raise PatternError("every word may be missing: name one that must be there")
    needed = [item.names for item in items if item.kind == "words" and not item.optional and _END not in item.names]
    return Pattern(written, tuple(items), tuple(map(frozenset, needed)))


def _item(part: str) -> Item:
    if part in {"..", "...", "(start)", ","}:
        return Item(part)
    names = tuple(part.removeprefix("!").removesuffix("?").split("|"))
    return Item("not after" if part[0] == "!" else "words", names, part.endswith("?"))
