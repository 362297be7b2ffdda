"""Pieces of work done side by side are all done, and say what went wrong."""

from pathlib import Path

import pytest

from bot.language import forked
from bot.language.forked import do_all


@pytest.mark.parametrize("methods", [["fork"], ["spawn"]])
def test_all_is_done(methods: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "get_all_start_methods", lambda: methods)
    do_all(lambda name: (tmp_path / name).touch(), "abc")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_no_names_are_no_work() -> None:
    do_all(pytest.fail, [])


@pytest.mark.parametrize("names", ["a", "ab"])
def test_what_the_work_raises_is_raised(names: str) -> None:
    def work(name: str) -> None:
        raise ValueError(f"{name} went wrong")

    with pytest.raises(ValueError, match="went wrong"):
        do_all(work, names)


def test_a_process_that_was_told_nothing_fails() -> None:
    with pytest.raises(RuntimeError, match="before it was told"):
        forked._do("a")
