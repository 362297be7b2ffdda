"""Words a letter away from a known one."""

import pytest

from bot.language.personal.mistyped import is_mistyped
from bot.language.word_set import WordSet

KNOWN = {"tablets", "drowsy", "doctor"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # yes
        ("tabelts", True),
        ("tablet", True),
        ("tablests", True),
        ("drowzy", True),
        ("octor", True),
        ("tablets", True),
        # no
        ("tbalest", False),
        ("emeka", False),
        ("doc", False),
        ("", False),
        ("🙂🙂🙂🙂🙂", False),
        ("x" * 2000, False),
    ],
)
def test_one_edit_makes_a_known_word(word: str, expected: bool) -> None:
    assert is_mistyped(word, KNOWN) is is_mistyped(word, WordSet(KNOWN)) is expected
