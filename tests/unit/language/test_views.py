"""Views of a text: what is counted, how it is kept, and that it is the same after loading."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from bot.language.views import View, letters_of, words_of

WORDS: dict[str, Any] = {
    "analyzer": "word", "min_ngram": 1, "max_ngram": 2, "min_df": 2, "max_features": 50, "scale": 0.5
}  # fmt: skip
LETTERS: dict[str, Any] = {**WORDS, "analyzer": "char_wb", "min_ngram": 3, "max_ngram": 3}
TEXTS = ["can i drink wine", "can i drink beer", "I DRINK and drink 🙂"]


def fitted(settings: dict[str, Any]) -> View:
    view = View(settings)
    view.fit(TEXTS)
    return view


def kept(view: View, folder: Path) -> dict[str, int]:
    view.save(folder / "view.json")
    found: dict[str, int] = json.loads((folder / "view.json").read_text(encoding="utf-8"))
    return found


def test_words_and_pairs_that_are_used_often_enough_are_counted(tmp_path: Path) -> None:
    assert set(kept(fitted(WORDS), tmp_path)) == {"can", "i", "drink", "can i", "i drink"}


def test_letters_are_counted_within_words(tmp_path: Path) -> None:
    found = kept(fitted(LETTERS), tmp_path)
    assert {"dri", "rin", "ink", " dr", "nk "} <= found.keys()
    assert not any("n i" in ngram for ngram in found)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        # a word counts once, scaled
        ("drink", 0.5),
        ("drink drink DRINK", 0.5),
        ("can i drink", 2.5),
        # nothing that is known
        ("", 0),
        ("🙂", 0),
        ("beer", 0),
    ],
)
def test_words_count_once_a_text(text: str, total: float) -> None:
    assert fitted(WORDS).counts([text]).sum() == pytest.approx(total)


def test_letters_count_as_often_as_they_stand() -> None:
    once, twice = fitted(LETTERS).counts(["drink", "drink drink"]).toarray()
    assert np.array_equal(2 * once, twice) and once.any()


def test_a_view_counts_the_same_when_it_is_loaded(tmp_path: Path) -> None:
    view = fitted(LETTERS)
    view.save(tmp_path / "view.json")
    loaded = View.load(LETTERS, tmp_path / "view.json")
    assert np.array_equal(loaded.counts([*TEXTS, ""]).toarray(), view.counts([*TEXTS, ""]).toarray())


def test_a_view_that_is_missing_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"view\.json"):
        View.load(WORDS, tmp_path / "view.json")


@pytest.mark.parametrize("content", ["", "{", "no json"])
def test_a_view_that_is_damaged_is_not_loaded(content: str, tmp_path: Path) -> None:
    (tmp_path / "view.json").write_text(content)
    with pytest.raises(ValueError):  # noqa: PT011 (json's own)
        View.load(WORDS, tmp_path / "view.json")


def test_texts_without_anything_to_count_are_refused() -> None:
    with pytest.raises(ValueError, match="no terms remain"):
        View(WORDS).fit(["a", "b"])


ODD = st.text(st.sampled_from("aB1_'é🙂👨\u200d👩 \t\n\x00\x1c\u00a0\u2028\u3000ßİſ薬ǆ\u0301\ud800")) | st.text()
LENGTHS = st.tuples(st.integers(1, 5), st.integers(0, 4)).map(lambda pair: (pair[0], sum(pair)))


@given(ODD, LENGTHS)
@example("", (1, 1))
@example(" \t\n\x1f\u3000", (1, 4))
@example("I'm 🙂🙂 on İt\x1c\u00a0ſo", (3, 4))
@example("薬", (3, 3))
@example("a bc def", (3, 4))
def test_the_n_grams_are_those_of_scikit_learn(text: str, lengths: tuple[int, int]) -> None:
    letters = CountVectorizer(analyzer="char_wb", ngram_range=lengths)
    words = CountVectorizer(analyzer="word", ngram_range=lengths, token_pattern=r"\w+")
    assert letters_of(text, *lengths) == letters.build_analyzer()(text)
    assert words_of(text, *lengths) == words.build_analyzer()(text)


@given(st.lists(ODD), st.sampled_from([WORDS, LETTERS]))
def test_the_counts_are_those_of_scikit_learn(texts: list[str], settings: dict[str, Any]) -> None:
    vectorizer = CountVectorizer(
        analyzer=settings["analyzer"],
        ngram_range=(settings["min_ngram"], settings["max_ngram"]),
        token_pattern=r"\w+" if settings is WORDS else None,
        min_df=settings["min_df"],
        max_features=settings["max_features"],
        binary=settings is WORDS,
    )
    known = [*TEXTS, "I'm 🙂🙂 on İt ſo", "薬 I'm 🙂🙂", *texts]
    counted = vectorizer.fit_transform(known).toarray() * np.float32(settings["scale"])
    view = View(settings)
    view.fit(known)
    assert np.array_equal(view.counts(known).toarray(), counted.astype(np.float32))


def test_nothing_of_scikit_learn_is_loaded_to_count() -> None:
    code = "import sys, bot.language.views; sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
