"""What people are called, and what is a word too."""

from importlib.metadata import PackageNotFoundError

import pytest

from bot.language.personal import person_names as module
from bot.language.personal.person_names import PersonNames, load_person_names


@pytest.fixture(scope="module")
def names() -> PersonNames:
    return load_person_names()


SURE = (
    "sarah john priya siobhan margaret tomasz fatima guadalupe kayleigh mary-kate gareth jones patel kumar chinedu sean"
)
WORDS_TOO = "rose grace bill mark joy jack frank gav kev gaz pat dawn"
NEITHER = "hope will may doctor nan monday april easter brandy doesn't cant baclofen tablets my bite soon palm 🙂"


@pytest.mark.parametrize("word", SURE.split())
def test_a_name_is_hardly_ever_another_word(names: PersonNames, word: str) -> None:
    assert names.is_name(word) and names.is_listed(word) and not names.is_word(word)


@pytest.mark.parametrize("word", WORDS_TOO.split())
def test_a_name_may_be_a_word_too(names: PersonNames, word: str) -> None:
    assert names.is_listed(word) and not names.is_name(word)


@pytest.mark.parametrize("word", ["", *NEITHER.split()])
def test_other_words_are_none(names: PersonNames, word: str) -> None:
    assert not names.is_listed(word)


@pytest.mark.parametrize("word", ["the", "tablets", "mark", "i've", "dont", "doctor", "definately", "march"])
def test_ordinary_words_are_known(names: PersonNames, word: str) -> None:
    assert names.is_word(word) and not names.is_unknown(word)


def test_a_word_that_nobody_knows_may_be_a_typing_error(names: PersonNames) -> None:
    assert names.is_unknown("oluwaseun") and not names.is_unknown("docotr")


def test_very_usual_words_that_are_first_names_are_kept_apart(names: PersonNames) -> None:
    assert all(word in names.usual_too for word in ("will", "hope", "may"))
    assert "will" in names.usual and "tablets" in names.common


def test_a_missing_file_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PEOPLE", "no/such/{}.py")
    with pytest.raises(FileNotFoundError, match=r"no/such.* is missing: run 'make setup'"):
        load_person_names()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FAKER", "no-such-package")
    with pytest.raises(PackageNotFoundError, match="no-such-package"):
        load_person_names()
