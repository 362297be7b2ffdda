"""Many texts are read as each alone would be, in order."""

import pytest

from bot.language import reading_together
from bot.language.reader import build_reader
from bot.language.reading_together import read_all

TEXTS = ["may i drink wine", "", "baclofen with ibuprofen?", "does it cause nausea 🤢", "a. b! c?"] * 7


@pytest.mark.parametrize("few", [0, 1000])
def test_they_come_as_read_one_by_one(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    reader = build_reader()
    monkeypatch.setattr(reading_together, "_FEW", few)
    monkeypatch.setattr(reading_together, "_AT_ONCE", 3)

    assert list(read_all(reader, TEXTS)) == [reader.read(text) for text in TEXTS]


def test_where_no_process_can_be_forked_one_reads_all(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = build_reader()
    monkeypatch.setattr(reading_together, "_FEW", 0)
    monkeypatch.setattr(reading_together, "get_all_start_methods", lambda: ["spawn"])

    assert [reading.text for reading in read_all(reader, TEXTS)] == [reader.read(text).text for text in TEXTS]


def test_a_process_that_was_given_no_reader_fails() -> None:
    with pytest.raises(RuntimeError, match="before it was given"):
        reading_together._read("text")
