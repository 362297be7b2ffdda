"""Logistic regression: trained, kept as plain numbers, and not loaded where they are missing."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.language.intent_classifier import IntentClassifier

from .parts import CONTEXT, RESOURCE, asked, training_data, with_features

CONFIG: dict[str, Any] = {**IntentClassifier.get_default_config(), "ranking_length": 2}


def trained(storage: LocalModelStorage) -> IntentClassifier:
    """Knows that the first number is for a, the second for b, the third for c."""
    classifier: IntentClassifier = IntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    phrases = [
        with_features(asked("x", intent=intent), dense=[float(i == place) for i in range(3)])
        for place, intent in enumerate("abc")
        for _ in range(4)
    ]
    classifier.train(training_data(*phrases))
    return classifier


def ranking(classifier: IntentClassifier, *dense: float) -> list[tuple[str, float]]:
    (message,) = classifier.process([with_features(asked("x"), dense=list(dense))])
    assert message.get("intent") == message.get("intent_ranking")[0]
    return [(each["name"], each["confidence"]) for each in message.get("intent_ranking")]


def test_a_model_without_the_weights_is_not_loaded(storage: LocalModelStorage) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


def test_a_model_whose_file_of_weights_is_missing_is_not_loaded(storage: LocalModelStorage) -> None:
    with storage.write_to(RESOURCE) as folder:
        (folder / "something else").touch()
    with pytest.raises(FileNotFoundError, match=r"logistic_regression\.npz"):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("content", [b"", b"not numbers", b"PK\x03\x04 cut off"])
def test_a_model_whose_weights_are_damaged_is_not_loaded(storage: LocalModelStorage, content: bytes) -> None:
    with storage.write_to(RESOURCE) as folder:
        (folder / "logistic_regression.npz").write_bytes(content)
    with pytest.raises((ValueError, OSError, EOFError, BadZipFile)):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


def test_weights_that_hold_code_are_not_loaded(storage: LocalModelStorage) -> None:
    trained(storage)
    with storage.write_to(RESOURCE) as folder:
        np.savez(folder / "logistic_regression.npz", coefficients=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle=False"):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize(("dense", "intent"), [((1, 0, 0), "a"), ((0, 1, 0), "b"), ((0, 0, 1), "c"), ((0, 2, 1), "b")])
def test_the_likeliest_intent_comes_first(storage: LocalModelStorage, dense: tuple[float, ...], intent: str) -> None:
    ranked = ranking(trained(storage), *dense)
    assert ranked[0][0] == intent
    assert len(ranked) == 2 and ranked[0][1] >= ranked[1][1]


def test_what_is_loaded_ranks_as_what_was_trained(storage: LocalModelStorage) -> None:
    before = trained(storage)
    after = IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)
    for dense in ((1, 0, 0), (0.5, 0.4, 0), (0, 0, 0), (-3, 8, 1)):
        assert ranking(after, *dense) == ranking(before, *dense)


def test_dense_and_sparse_features_count_alike(storage: LocalModelStorage) -> None:
    classifier = IntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    both = with_features(asked("x"), dense=[1.0], sparse=[0.0, 2.0])
    assert classifier._create_X([both]).tolist() == [[1, 0, 2]]
    assert classifier._create_X([with_features(asked("x"), sparse=[0.0, 2.0])]).tolist() == [[0, 2]]


def test_several_messages_are_ranked_each_by_itself(storage: LocalModelStorage) -> None:
    messages: list[Message] = [with_features(asked("x"), dense=[float(i == n) for i in range(3)]) for n in (2, 0, 1)]
    assert [m.get("intent")["name"] for m in trained(storage).process(messages)] == ["c", "a", "b"]


def test_only_plain_numbers_and_names_are_kept(storage: LocalModelStorage) -> None:
    trained(storage)
    with storage.read_from(RESOURCE) as folder:
        assert [path.name for path in Path(folder).iterdir()] == ["logistic_regression.npz"]
        with np.load(folder / "logistic_regression.npz") as kept:
            kinds = {name: kept[name].dtype.kind for name in kept}
    assert kinds == {"coefficients": "f", "intercepts": "f", "classes": "U"}
