"""How often words are written with a capital and how often without."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from bot.language.personal import word_forms as module
from bot.language.personal.word_forms import NEVER, WordForms, load_word_forms

FORMS = {
    "the": -3.5,
    "Mark": -9.0,
    "mark": -9.5,
    "sarah": -15.0,
    "Sarah": -9.25,
    "rash": -12.0,
    "eGFR": -5.0,
    "x": -2.0,
}


@pytest.fixture
def forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WordForms:
    lines = ",\n".join(f'  "{word}":{often}' for word, often in FORMS.items())
    (tmp_path / "forms.gz").write_bytes(gzip.compress(b"{\n" + lines.encode() + b"\n}"))
    monkeypatch.setattr(module, "package_file", lambda package, file: tmp_path / "forms.gz")
    monkeypatch.setattr(module, "_AT_ONCE", 20)  # so that it takes several reads, which end within a line
    return load_word_forms(common=-12.5)


def test_each_form_of_a_word_is_used_so_often(forms: WordForms) -> None:
    words = ["the", "mark", "sarah", "egfr", "x", "🙂", ""]
    assert forms.lower.of(words) == dict(zip(words, [-3.5, -9.5, -15.0, *[NEVER] * 4], strict=True))
    assert forms.capital.of(words) == dict(zip(words, [NEVER, -9.0, -9.25, *[NEVER] * 4], strict=True))


def test_words_are_common_that_are_often_used_without_a_capital(forms: WordForms) -> None:
    assert forms.common == {"the", "mark", "rash"}


def test_what_is_used_more_often_than_that_is_told_by_its_hashes(forms: WordForms) -> None:
    assert set(forms.lower.above(-10).tolist()) == {hash("the"), hash("mark")}
    assert forms.lower.above(0).size == 0


def test_words_are_proper_that_have_a_capital_so_much_more_often(forms: WordForms) -> None:
    assert forms.proper(1.2).tolist() == [hash("sarah")]
    assert np.array_equal(np.sort(forms.proper(0.5)), np.sort([hash("sarah"), hash("mark")]))


def test_the_forms_of_the_package_are_many() -> None:
    forms = load_word_forms(-12.5)
    assert len(forms.lower.hashes) > 300_000 < len(forms.capital.hashes) + 100_000
    assert "tablets" in forms.common and "sarah" not in forms.common
    assert forms.capital.of(["sarah"])["sarah"] > forms.lower.of(["sarah"])["sarah"] + 1.2


def test_a_missing_file_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FORMS", "no/such.gz")
    with pytest.raises(FileNotFoundError, match=r"no/such\.gz of the package spacy-lookups-data is missing"):
        load_word_forms(-12.5)
