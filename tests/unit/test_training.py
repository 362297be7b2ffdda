"""A model is made anew only when what it is made of has changed."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.shared.exceptions import RasaException

from bot import training
from bot.settings import PROJECT
from bot.training import EXTRA, TrainingError, current_model, fingerprint, not_installed, train

LOCK = """version = 1

[[package]]
name = "a"
version = "1.0"
dependencies = [{ name = "b" }]

[[package]]
name = "b"
version = "2.0"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("config.yml", "domain.yml", "data/nlu.yml", "bot/language/reader.py", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "uv.lock").write_text((PROJECT / "uv.lock").read_text())
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


@pytest.mark.parametrize(
    ("before", "after", "matters"),
    [
        ('"b"\nversion = "2.0"', '"b"\nversion = "2.1"', True),
        ('"a"\nversion = "1.0"', '"a"\nversion = "1.1"', False),
        ("[[package]]", '[[package]]\nname = "b"\nversion = "1.9"\n[[package]]', True),
    ],
)
def test_the_locked_versions_of_its_packages_matter(project: Path, before: str, after: str, matters: bool) -> None:
    (project / "uv.lock").write_text(LOCK)
    known = fingerprint(project, ["b"])
    (project / "uv.lock").write_text(LOCK.replace(before, after, 1))
    assert (fingerprint(project, ["b"]) != known) is matters


def test_which_packages_are_needed_matters(project: Path) -> None:
    assert fingerprint(project, ["rasa"]) != fingerprint(project, ["spacy"])


def test_versions_are_those_that_a_reader_of_toml_finds() -> None:
    packages = tomllib.loads((PROJECT / "uv.lock").read_text())["package"]
    assert training._locked(PROJECT / "uv.lock") == [(each["name"], each["version"]) for each in packages]


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_without_a_lock_it_is_said_what_to_do(project: Path, content: bytes | None) -> None:
    (project / "uv.lock").unlink()
    if content is not None:
        (project / "uv.lock").write_bytes(content)
    with pytest.raises(TrainingError, match=r"uv\.lock is missing or damaged: get it from the repository again"):
        fingerprint(project)


def test_a_package_that_the_lock_does_not_name_is_named(project: Path) -> None:
    (project / "uv.lock").write_text(LOCK)
    with pytest.raises(TrainingError, match=r"uv\.lock does not name the package rasa: run 'uv lock'"):
        fingerprint(project, ["a", "rasa"])


def test_no_package_that_only_training_needs_has_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(training, "_is_installed", lambda _package: False)
    assert fingerprint() == before


def test_the_extra_is_that_of_the_project() -> None:
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert {re.split("[<>=]", each)[0] for each in extras["training"]} == {*EXTRA}
    assert not_installed([*EXTRA, "no-such-package"]) == ["no-such-package"]


def test_what_only_training_needs_is_imported_in_functions() -> None:
    needed = {module for module, packages in packages_distributions().items() if {*packages} <= {*EXTRA}}
    assert {"onnx", "sklearn", "drug_named_entity_recognition"} <= needed
    imported = set[str]()
    for path in (each for package in ("bot", "actions") for each in (PROJECT / package).rglob("*.py")):
        for statement in ast.parse(path.read_text()).body:
            if isinstance(statement, ast.Import):
                imported |= {name.name.partition(".")[0] for name in statement.names}
            elif isinstance(statement, ast.ImportFrom) and statement.module:
                imported.add(statement.module.partition(".")[0])
    assert "numpy" in imported and not imported & needed


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
