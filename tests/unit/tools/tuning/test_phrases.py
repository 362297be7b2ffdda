"""Phrases are read as the classifier sees them."""

from pathlib import Path

import pytest

from tools.tuning import TuningError
from tools.tuning.phrases import FEWEST, read_phrases

HEAD = 'version: "3.1"\nnlu:\n- intent: ask_alcohol\n  examples: |\n'


def written(folder: Path, *phrases: str) -> Path:
    file = folder / "nlu.yml"
    file.write_text(HEAD + "".join(f"    - {phrase}\n" for phrase in phrases), encoding="utf-8")
    return file


def test_names_of_medicines_are_made_alike(tmp_path: Path) -> None:
    found = read_phrases(written(tmp_path, *(f"Lioresal and paracetamol {number}" for number in range(FEWEST))))

    assert found == [("ask_alcohol", f"baclofen and ibuprofen {number}") for number in range(FEWEST)]


def test_too_few_phrases_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TuningError, match=f"has 1 phrases; at least {FEWEST} are needed"):
        read_phrases(written(tmp_path, "can i drink"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TuningError, match=r"cannot be read: .*none\.yml"):
        read_phrases(tmp_path / "none.yml")


def test_a_file_that_is_no_training_data_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "nlu.yml"
    file.write_text("nlu: [", encoding="utf-8")
    with pytest.raises(TuningError, match="cannot be read"):
        read_phrases(file)
