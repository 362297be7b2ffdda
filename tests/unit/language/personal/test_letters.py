"""Letters without accents."""

import pytest

from bot.language.personal.letters import plain_letters


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Seán", "Sean"),
        ("Guillain-Barré", "Guillain-Barre"),
        ("Nguyễn", "Nguyen"),
        ("Łukasz", "Łukasz"),  # a letter of its own
        ("plain", "plain"),
        ("", ""),
        ("🙂", "🙂"),
    ],
)
def test_accents_go(word: str, plain: str) -> None:
    assert plain_letters(word) == plain
