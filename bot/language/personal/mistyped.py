"""Whether a word that nobody knows is a known one with a typing error."""

from collections.abc import Container, Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 5  # letters; of four, nearly everything is like some word
_LONGEST = 20


def is_mistyped(word: str, known: Container[str]) -> bool:
    """Whether one letter more, less, another, or two changed about make a known word of a lower-case one.

    >>> [is_mistyped(word, {"tablets", "take"}) for word in ("tabelts", "takes", "emeka", "")]
    [True, True, False, False]
    """
    return _SHORTEST <= len(word) <= _LONGEST and any(edit in known for edit in _edits(word))


def _edits(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in _LETTERS)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + letter + right for letter in _LETTERS)
