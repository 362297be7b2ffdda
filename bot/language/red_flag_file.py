"""Reading red_flags.yml: what does not fit is refused with file, line and what to do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from bot.language.red_flag_patterns import Lexicon, Pattern, PatternError, parse_pattern
from bot.language.red_flag_rules import Kind, NotWhen, Rules, Sign
from bot.language.red_flag_text import Spellings, read_sentences
from bot.leaflet.errors import TopicsError
from bot.leaflet.yaml_source import Entry, read_yaml

_PARTS = {"numbers", "spellings", "words", "new_thought", "signs", "not_when"}
_NUMBER = re.compile(r"<(\d+)(?:\+|-(\d+))>")
_FEWEST, _MOST = 3, 8  # examples of each sort


class RedFlagsError(Exception):
    """red_flags.yml cannot be used; the message says where and what to do."""


def read_rules(path: Path) -> Rules:
    """Read the file; raises RedFlagsError on the first thing that does not fit."""
    try:
        parts = read_yaml(path).mapping()
        if parts.keys() != _PARTS:
            raise RedFlagsError(f"{path}: the parts of the file are {', '.join(sorted(_PARTS))}")
        return _rules(parts)
    except TopicsError as err:
        raise RedFlagsError(str(err)) from err


def _rules(parts: Mapping[str, Entry]) -> Rules:
    spellings = _spellings(parts["spellings"])
    lists = _Lists(parts["words"], spellings)
    signs = {kind: [_sign(each, lists) for each in entry.entries()] for kind, entry in parts["signs"].mapping().items()}
    not_when = tuple(_not_when(each, lists, signs) for each in parts["not_when"].entries())
    new_thought = tuple(lists.pattern(each) for each in parts["new_thought"].entries())
    lists.refuse_unused()
    kinds = tuple(
        Kind(name, tuple(found), tuple(each for each in not_when if name in each.kinds))
        for name, found in signs.items()
    )
    numbers = {word: _value(entry) for word, entry in parts["numbers"].mapping().items()}
    return Rules(kinds, not_when, new_thought, lists.written(), spellings, lists.lexicon(numbers))


class _Lists:
    """The word lists of the file, and which of them, and of all words, its patterns use."""

    def __init__(self, entry: Entry, spellings: Spellings) -> None:
        self._entries = {name: each.entries() for name, each in entry.mapping().items()}
        self._places = entry.mapping()
        self._spellings = spellings
        self._used: set[str] = set()
        self._literals: set[str] = set()
        self._phrases = {name: self._expanded(name, ()) for name in self._entries}

    def pattern(self, entry: Entry) -> Pattern:
        """The wording at this place of the file."""
        try:
            pattern = parse_pattern(entry.text())
        except PatternError as err:
            entry.fail(f"“{entry.text()}”: {err}")
        for name in pattern.names:
            self._use(name, entry)
        return pattern

    def refuse_unused(self) -> None:
        """Raise on the first list that no wording uses."""
        for name, entry in self._places.items():
            if name not in self._used:
                entry.fail(f"no wording uses the list <{name}>: use it or delete it")

    def written(self) -> dict[str, tuple[str, ...]]:
        """The lists as they stand in the file."""
        return {name: tuple(each.text() for each in entries) for name, entries in self._entries.items()}

    def lexicon(self, number_words: Mapping[str, float]) -> Lexicon:
        """All phrases, each with the lists that hold it."""
        names: dict[tuple[str, ...], tuple[str, ...]] = defaultdict(tuple)
        for name, phrases in self._phrases.items():
            for phrase in phrases:
                names[phrase] += (f"<{name}>",)
        for word in self._literals:
            names[(word,)] += (word,)
        numbers = {name: found for name in self._used if (found := _number_list(f"<{name}>"))}
        longest = max(map(len, names))
        return Lexicon(dict(names), {f"<{name}>": found for name, found in numbers.items()}, number_words, longest)

    def _use(self, name: str, entry: Entry) -> None:
        if name[0] != "<":
            if _words(name, self._spellings) != (name,):
                entry.fail(f"'{name}' is read as '{' '.join(_words(name, self._spellings))}': write it so")
            self._literals.add(name)
            return
        bare = name.strip("<>")
        if bare not in self._entries and not _number_list(name):
            entry.fail(f"no list is named {name}: add it to the part 'words' of this file, or name one that is there")
        self._used.add(bare)

    def _expanded(self, name: str, above: tuple[str, ...]) -> dict[tuple[str, ...], None]:
        """The phrases of a list, with the lists that they name filled in."""
        found: dict[tuple[str, ...], None] = {}
        for entry in self._entries[name]:
            for phrase in self._filled(entry, (*above, name)):
                found[phrase] = None
        return found

    def _filled(self, entry: Entry, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        choices: list[list[tuple[str, ...]]] = []
        for plain, inner in _split_lists(entry):
            if plain:
                choices.append([_words(plain, self._spellings)])
            if inner in above:
                entry.fail(f"the list <{inner}> holds itself: take it out")
            if inner:
                self._use(f"<{inner}>", entry)
                choices.append(list(self._expanded(inner, above)))
        for chosen in product(*choices):
            yield tuple(word for phrase in chosen for word in phrase)


def _split_lists(entry: Entry) -> Iterator[tuple[str, str]]:
    """`my <relative>` as ("my", "relative")."""
    for part in entry.text().lower().split(">"):
        plain, _, inner = part.partition("<")
        if plain.strip() or inner:
            yield plain.strip(), inner


def _words(text: str, spellings: Spellings) -> tuple[str, ...]:
    return tuple(word for sentence in read_sentences(text, spellings) for word in sentence.words)


def _spellings(entry: Entry) -> Spellings:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for right, typed in entry.mapping().items():
        for each in typed.entries():
            key = tuple(each.text().lower().split())
            if key in found:
                each.fail(f"'{each.text()}' is read as '{' '.join(found[key])}' already: delete one")
            found[key] = tuple(right.split())
    return found


def _value(entry: Entry) -> float:
    try:
        return float(entry.text())
    except ValueError:
        entry.fail(f"'{entry.text()}' is no number: write digits")


def _sign(entry: Entry, lists: _Lists) -> Sign:
    parts = _parts(entry, {"sign", "says", "yes", "no"}, {"always", "term"})
    term = parts["term"].text() if "term" in parts else None
    return Sign(**_common(entry, parts, "sign", lists), always="always" in parts, term=term)


def _not_when(entry: Entry, lists: _Lists, kinds: Iterable[str]) -> NotWhen:
    parts = _parts(entry, {"name", "for", "says", "yes", "no"}, set())
    for each in parts["for"].entries():
        if each.text() not in kinds:
            each.fail(f"no kind is named '{each.text()}': name one of {', '.join(kinds)}")
    return NotWhen(**_common(entry, parts, "name", lists), kinds=tuple(e.text() for e in parts["for"].entries()))


def _common(entry: Entry, parts: Mapping[str, Entry], name: str, lists: _Lists) -> dict[str, Any]:
    return {
        "name": parts[name].text(),
        "says": tuple(lists.pattern(each) for each in parts["says"].entries()),
        "yes": _examples(parts["yes"]),
        "no": _examples(parts["no"]),
        "line": entry.line,
    }


def _parts(entry: Entry, needed: set[str], possible: set[str]) -> dict[str, Entry]:
    parts = entry.mapping()
    if not needed <= parts.keys() <= needed | possible:
        entry.fail(
            f"a rule has {', '.join(sorted(needed))}{''.join(f' and may have {each}' for each in sorted(possible))}"
        )
    return parts


def _examples(entry: Entry) -> tuple[str, ...]:
    found = tuple(each.text() for each in entry.entries())
    if not _FEWEST <= len(found) <= _MOST:
        entry.fail(f"{len(found)} examples: write {_FEWEST} to {_MOST}")
    return found


def _number_list(name: str) -> tuple[float, float] | None:
    """The least and most of a list of numbers.

    >>> _number_list("<6+>"), _number_list("<2-9>"), _number_list("<took>")
    ((6.0, inf), (2.0, 9.0), None)
    """
    match = _NUMBER.fullmatch(name)
    return (float(match[1]), float(match[2] or "inf")) if match else None
