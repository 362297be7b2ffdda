"""How far it is goes to standard error."""

import re

import pytest

from bench.progress import say


def test_a_word_has_the_time_of_day(capsys: pytest.CaptureFixture[str]) -> None:
    say("half")
    out, err = capsys.readouterr()
    assert out == "" and re.fullmatch(r"\d\d:\d\d:\d\d half\n", err)
