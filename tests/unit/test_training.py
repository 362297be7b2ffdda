"""A model is made anew only when what it is made of has changed."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.shared.exceptions import RasaException

from bot import training
from bot.settings import PROJECT
from bot.training import TrainingError, current_model, fingerprint, train


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "data/nlu.yml", "bot/language/reader.py", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "data/nlu.yml", "bot/language/reader.py"])
def test_a_changed_source_makes_another_model(project: Path, name: str) -> None:
    before = fingerprint(project)
    (project / name).write_text("changed")
    assert fingerprint(project) != before


def test_a_renamed_source_makes_another_model(project: Path) -> None:
    before = fingerprint(project)
    (project / "data/nlu.yml").rename(project / "data/phrases.yml")
    assert fingerprint(project) != before


def test_dates_and_other_files_do_not_matter(project: Path) -> None:
    before = fingerprint(project)
    (project / "config.yml").touch()
    (project / "README.md").write_text("changed")
    assert fingerprint(project) == before


def test_the_versions_of_packages_matter(project: Path) -> None:
    assert fingerprint(project, ["rasa"]) != fingerprint(project, ["spacy"])


def test_a_model_that_is_there_is_not_trained_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasa.model_training.train", lambda **_: pytest.fail("it was trained"))
    current_model(tmp_path).touch()
    assert train(tmp_path) == (current_model(tmp_path), False)


def test_a_missing_model_is_trained_from_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rasa_train(**options: Any) -> SimpleNamespace:
        Path(options["output"], options["fixed_model_name"] + ".tar.gz").touch()
        return SimpleNamespace(code=0)

    monkeypatch.setattr("rasa.model_training.train", rasa_train)
    assert train(tmp_path) == (current_model(tmp_path), True)


@pytest.mark.parametrize("code", [0, 1])
def test_training_that_gives_no_model_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr("rasa.model_training.train", lambda **_: SimpleNamespace(code=code))
    with pytest.raises(TrainingError, match="did not give a model"):
        train(tmp_path)


def test_what_rasa_raises_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rasa_train(**_: Any) -> SimpleNamespace:
        raise RasaException("a story names no action")

    monkeypatch.setattr("rasa.model_training.train", rasa_train)
    with pytest.raises(TrainingError, match="a story names no action"):
        train(tmp_path)


def test_every_kind_of_source_exists_in_the_project() -> None:
    assert all(list(PROJECT.glob(pattern)) for pattern in training._SOURCES)
