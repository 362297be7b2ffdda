"""The C library is told to give freed memory back, where it is one that can be told."""

import ctypes

import pytest

from bot.memory import give_back, keep_little


class Library:
    def __init__(self) -> None:
        self.told: list[tuple[int, ...]] = []

    def mallopt(self, option: int, value: int) -> int:
        self.told.append((option, value))
        return 1

    def malloc_trim(self, kept: int) -> int:
        self.told.append((kept,))
        return 1


def test_the_c_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    keep_little()
    assert library.told == [(-8, 1), (-1, 1 << 20)]
    give_back()
    assert library.told[2:] == [(0,)]


@pytest.mark.parametrize("other", [object(), OSError(), TypeError()])
def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch, other: object) -> None:
    def load(name: None) -> object:
        if isinstance(other, Exception):
            raise other
        return other

    monkeypatch.setattr(ctypes, "CDLL", load)
    keep_little()
    give_back()
