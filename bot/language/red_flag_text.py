"""A patient's text as sentences of plain words, as the rules for emergencies look at it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

STRUCK = "\0"  # stands where a word was struck out; no pattern matches it

_SENTENCE_END = re.compile(r"[!?;…]+|\.{2,}|\.(?=\s|$)|(?<=[a-z]{3})\.(?=[a-z]{2})")
_COMMA = ","
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:\.\d+)?(?:(?=\D)|$)|'s\b|,(?!\d)|:|\(|\)|\s-+\s|[—–]")
_ENDINGS = {"n't": "not", "'m": "am", "'ve": "have", "'re": "are", "'ll": "will", "'d": "would", "'s": "'s"}
_MOST_WORDS = 120  # a longer sentence is looked at in pieces
_OVERLAP = 20  # words which the next piece repeats, so that nothing is cut in two

Spellings = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Sentence:
    """Words in lower case, and before which of them a comma stands (bit i: before word i)."""

    words: tuple[str, ...]
    commas: int = 0

    @property
    def struck(self) -> int:
        """Which words were struck out (bit i: word i)."""
        return sum(1 << i for i, word in enumerate(self.words) if word == STRUCK)

    def without(self, struck: int) -> "Sentence":
        """The sentence with these words struck out (bit i: word i)."""
        return replace(self, words=tuple(STRUCK if struck >> i & 1 else word for i, word in enumerate(self.words)))


def read_sentences(text: str, spellings: Spellings) -> Iterator[Sentence]:
    """The sentences of a text of any length, spelt as the rules spell.

    >>> [" ".join(s.words) for s in read_sentences("Mum's asleep. I CAN'T wake her", {("can't",): ("cannot",)})]
    ["mum 's asleep", 'i cannot wake her']
    """
    for part in _SENTENCE_END.split(text.lower()):
        words, commas = _spelt(list(_tokens(part)), spellings)
        for start in range(0, len(words), _MOST_WORDS - _OVERLAP):
            piece = words[start : start + _MOST_WORDS]
            yield Sentence(piece, commas >> start & ((1 << len(piece)) - 1))
            if start + _MOST_WORDS >= len(words):
                break


def _tokens(part: str) -> Iterator[str]:
    for match in _TOKEN.finditer(part):
        yield match[0] if match[0][-1].isalnum() else _COMMA


def _spelt(tokens: list[str], spellings: Spellings) -> tuple[tuple[str, ...], int]:
    words: list[str] = []
    commas, i = 0, 0
    while i < len(tokens):
        if tokens[i] == _COMMA:
            commas |= 1 << len(words)
            i += 1
            continue
        taken, found = _respelt(tokens[i : i + 3], spellings)
        words += found
        i += taken
    return tuple(words), commas


def _respelt(tokens: list[str], spellings: Spellings) -> tuple[int, tuple[str, ...]]:
    """How many tokens are read, and as which words: the longest spelling that is listed, or the first token."""
    for length in range(len(tokens), 0, -1):
        if found := spellings.get(tuple(tokens[:length])):
            return length, found
    return 1, tuple(word for part in _split(tokens[0]) for word in spellings.get((part,), (part,)))


def _split(token: str) -> tuple[str, ...]:
    """A contraction as its words.

    >>> _split("doesn't"), _split("i've"), _split("o'clock")
    (('does', 'not'), ('i', 'have'), ("o'clock",))
    """
    for ending, word in _ENDINGS.items():
        if token.endswith(ending) and token != ending:
            return token.removesuffix(ending), word
    return (token,)
