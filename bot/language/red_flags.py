"""Words that may mean an emergency is happening now, found without the model (see red_flags.yml)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from bot.language.red_flag_file import RedFlagsError, read_rules
from bot.language.red_flag_patterns import Marked, PatternIndex
from bot.language.red_flag_rules import Kind, NotWhen, Rule, Rules, Sign
from bot.language.red_flag_text import Sentence, read_sentences

__all__ = ["RED_FLAGS", "Explanation", "Finding", "RedFlags", "RedFlagsError", "Silenced", "load_red_flags"]

RED_FLAGS = Path(__file__).with_name("red_flags.yml")


@dataclass(frozen=True)
class Finding:
    """A sign of an emergency, and the words that say it."""

    kind: str
    sign: str
    words: str


@dataclass(frozen=True)
class Silenced:
    """A sign that was not taken for an emergency, and the rules why with the words that they cover."""

    finding: Finding
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Explanation:
    """Why a text raises a notice, or why not."""

    found: Finding | None
    silenced: tuple[Silenced, ...]


@dataclass(frozen=True)
class RedFlags:
    """All kinds, the most urgent to name first."""

    rules: Rules

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of emergencies."""
        return self.rules.kinds

    def find(self, text: str) -> str | None:
        """The name of the first kind that the text raises, or None.

        >>> flags = load_red_flags()
        >>> flags.find("He took too many tablets"), flags.find("is a seizure a side effect?")
        ('overdose', None)
        """
        found = self.explain(text).found
        return found.kind if found else None

    def explain(self, text: str) -> Explanation:
        """The sign that the text raises and its words, and what was silenced before it was found.

        >>> flags = load_red_flags()
        >>> flags.explain("He took too many tablets").found.words
        'took too many'
        >>> flags.explain("is a seizure a side effect?").silenced
        ()
        """
        read = self._read(text)
        silenced: list[Silenced] = []
        for looked in chain.from_iterable(each.look_for(kind) for kind in self.kinds for each in read):
            if isinstance(looked, Finding):
                return Explanation(looked, tuple(silenced))
            silenced.append(looked)
        return Explanation(None, tuple(silenced))

    def raised_by(self, text: str) -> frozenset[str]:
        """The names of all signs that the text raises."""
        looked = chain.from_iterable(each.look_for(kind) for kind in self.kinds for each in self._read(text))
        return frozenset(each.sign for each in looked if isinstance(each, Finding))

    def terms(self, text: str) -> tuple[str, ...]:
        """The document's words for the signs that the text raises.

        >>> load_red_flags().terms("she's fitting")
        ('seizures',)
        """
        raised = self.raised_by(text)
        signs = (sign for kind in self.kinds for sign in kind.signs if sign.name in raised)
        return tuple(dict.fromkeys(sign.term for sign in signs if sign.term))

    def _read(self, text: str) -> "list[_Read]":
        sentences = dict.fromkeys(read_sentences(text, self.rules.spellings))
        return [_Read(sentence, self.rules, self._index) for sentence in sentences if sentence.words]

    @cached_property
    def _index(self) -> PatternIndex:
        return PatternIndex(pattern for kind in self.kinds for sign in kind.signs for pattern in sign.says)


class _Read:
    """A sentence while it is looked at."""

    def __init__(self, sentence: Sentence, rules: Rules, index: PatternIndex) -> None:
        self._sentence = sentence
        self._lexicon = rules.lexicon
        self._marked = Marked(sentence, rules.lexicon)
        self._new_thought = rules.new_thought
        self._possible = index.possible(self._marked)

    def look_for(self, kind: Kind) -> Iterator[Finding | Silenced]:
        """The signs of this kind that are in the words, those silenced too."""
        said = [sign for sign in kind.signs if self._says(sign)]
        if not said:
            return
        thoughts = self._marked.broken(self._new_thought)
        covered = [(rule, span) for rule in kind.not_when for span in _spans(rule, thoughts)]
        left = self._without([span for _, span in covered])
        for sign in said:
            remaining = next(_spans(sign, self._marked if sign.always else left), None)
            if remaining:
                yield self._finding(kind, sign, remaining)
            else:
                yield Silenced(self._finding(kind, sign, next(_spans(sign, self._marked))), self._why(covered))

    def _says(self, sign: Sign) -> bool:
        return any(pattern.written in self._possible and self._marked.has(pattern) for pattern in sign.says)

    def _without(self, spans: list[tuple[int, int]]) -> Marked:
        if not spans:
            return self._marked
        struck = sum(1 << i for i in set(chain.from_iterable(range(*span) for span in spans)))
        return Marked(self._sentence.without(struck), self._lexicon)

    def _finding(self, kind: Kind, sign: Sign, span: tuple[int, int]) -> Finding:
        return Finding(kind.name, sign.name, self._words(span))

    def _why(self, covered: list[tuple[NotWhen, tuple[int, int]]]) -> tuple[tuple[str, str], ...]:
        return tuple((rule.name, self._words(span)) for rule, span in covered)

    def _words(self, span: tuple[int, int]) -> str:
        return " ".join(self._sentence.words[slice(*span)])


def _spans(rule: Rule, marked: Marked) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(map(marked.spans, rule.says))


def load_red_flags(path: Path = RED_FLAGS) -> RedFlags:
    """Read the rules; raises RedFlagsError where something does not fit. Their examples: `check_examples`."""
    return _loaded(path, path.stat().st_mtime_ns) if path.exists() else RedFlags(read_rules(path))


@cache
def _loaded(path: Path, changed: int) -> RedFlags:
    return RedFlags(read_rules(path))
