"""What featurizers have in common: vectors for every message, made in training and kept with the model."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.vector_featurizer import Encode, VectorFeaturizer

from .parts import CONTEXT, RESOURCE, asked, training_data


class Lengths(VectorFeaturizer):
    """A vector of two numbers: how long a text is, and what was written in training."""

    @staticmethod
    def make(folder: Path) -> None:
        (folder / "number").write_text("7")

    @staticmethod
    def read(folder: Path) -> Encode:
        number = float((folder / "number").read_text())
        return lambda texts: np.array([[len(text), number] for text in texts], np.float32).reshape(-1, 2)


def trained(storage: LocalModelStorage, **config: Any) -> Lengths:
    config = {**Lengths.get_default_config(), **config}
    Lengths.create(config, storage, RESOURCE, CONTEXT).train(training_data())
    return Lengths.load(config, storage, RESOURCE, CONTEXT)


def vector(message: Message) -> list[float]:
    _sequence, sentence = message.get_dense_features(TEXT)
    assert sentence is not None
    found: list[float] = sentence.features[0].tolist()
    return found


@pytest.mark.parametrize(("text", "length"), [("beer", 4), ("", 0), ("🙂", 1)])
def test_every_message_gets_the_vector_of_its_text(storage: LocalModelStorage, text: str, length: int) -> None:
    (message,) = trained(storage).process([asked(text)])
    assert vector(message) == [length, 7]


def test_the_scale_multiplies_vectors(storage: LocalModelStorage) -> None:
    (message,) = trained(storage, scale=10).process([asked("beer")])
    assert vector(message) == [40, 70]


def test_no_messages_stay_no_messages(storage: LocalModelStorage) -> None:
    assert trained(storage).process([]) == []


def test_training_phrases_get_vectors_and_examples_without_text_do_not(storage: LocalModelStorage) -> None:
    phrase, intent_only = asked("beer", intent="x"), Message({"intent": "x"})
    trained(storage).process_training_data(training_data(phrase, intent_only))
    assert vector(phrase) == [4, 7]
    assert intent_only.features == []


def test_it_is_not_used_before_it_is_trained(storage: LocalModelStorage) -> None:
    featurizer = Lengths.create(Lengths.get_default_config(), storage, RESOURCE, CONTEXT)
    with pytest.raises(RuntimeError, match="Lengths is used before it is trained or loaded"):
        featurizer.process([asked("beer")])


def test_a_model_without_it_is_not_loaded(storage: LocalModelStorage) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        Lengths.load(Lengths.get_default_config(), storage, RESOURCE, CONTEXT)


def test_a_model_whose_file_is_missing_is_not_loaded(storage: LocalModelStorage) -> None:
    with storage.write_to(RESOURCE) as folder:
        (folder / "something else").touch()
    with pytest.raises(FileNotFoundError):
        Lengths.load(Lengths.get_default_config(), storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("scale", [0, -1, "10", None, [], -0.5])
def test_a_scale_that_is_no_number_above_0_is_named(scale: object) -> None:
    with pytest.raises(InvalidConfigException, match=r"Lengths: 'scale' in config\.yml must be a number above 0"):
        Lengths.validate_config({"scale": scale})


@pytest.mark.parametrize("config", [{}, {"scale": 10}, {"scale": 0.5}])
def test_a_scale_above_0_is_fine(config: dict[str, Any]) -> None:
    Lengths.validate_config(config)


def test_a_vectors_fingerprint_tells_its_numbers(storage: LocalModelStorage) -> None:
    messages = trained(storage).process([asked(text) for text in ("beer", "wine", "whisky")])
    first, again, other = [message.features[0].fingerprint() for message in messages]
    assert first == again != other
