"""Progress: seen on a terminal, silent elsewhere, and never in the way of the work."""

import io

import pytest

from bot.language.progress import progress


class Terminal(io.StringIO):
    """A place to write that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(progress(range(4), "counting sheep")) == [0, 1, 2, 3]
    assert "counting sheep" in terminal.getvalue() and "100 %" in terminal.getvalue()


def test_items_that_cannot_be_counted_need_a_total(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(progress((each for each in "ab"), "spelling", total=2)) == ["a", "b"]
    assert "100 %" in terminal.getvalue()


def test_a_file_gets_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress("abc", "spelling")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")
