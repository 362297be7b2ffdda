"""English words, by the list of package symspellpy (82,765 words)."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from bot.language.word_set import WordSet


def english_words() -> Iterator[tuple[str, int]]:
    """The words with how often each is used."""
    file = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    with file.open(encoding="utf-8-sig") as lines:
        for line in lines:
            word, count = line.split(" ")[:2]
            yield word, int(count)


def is_english(word: str) -> bool:
    """Whether a lower-case word is in the list, which is read when it is first asked for (0.1 s).

    >>> is_english("drowsy"), is_english("drowzy"), is_english("")
    (True, False, False)
    """
    return word in _words()


@cache
def _words() -> WordSet:
    return WordSet(word for word, _ in english_words())
