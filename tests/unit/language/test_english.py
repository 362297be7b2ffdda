"""The list of English words."""

import pytest

from bot.language.english import english_words, is_english


def test_the_english_words_are_many_and_plain() -> None:
    words = dict(english_words())
    assert len(words) > 80_000 and words["the"] > words["drowsy"] > 0
    assert not words.keys() & {"", "drowzy", "\ufeffthe"}


@pytest.mark.parametrize("word", ["the", "drowsy", "weather"])
def test_a_word_of_the_list_is_english(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["", "drowzy", "\ufeffthe", "The", "🙂"])
def test_another_word_is_not(word: str) -> None:
    assert not is_english(word)
