"""The classifier of intents: trained, kept as plain numbers, and not loaded where they are missing."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.language import intent_classifier as module
from bot.language.intent_classifier import IntentClassifier

from .parts import CONTEXT, RESOURCE, asked, training_data, with_features

COUNTED = {"analyzer": "word", "min_ngram": 1, "max_ngram": 1, "min_df": 1, "max_features": 9, "scale": 1.0}
SMALL = {
    "views": {"words": COUNTED, "pairs": {**COUNTED, "max_ngram": 2}},
    "units": 8,
    "epochs": 100,
    "input_dropout": 0.0,
    "dropout": 0.1,
    "ranking_length": 2,
}
CONFIG: dict[str, Any] = {**IntentClassifier.get_default_config(), **SMALL}


def trained(storage: LocalModelStorage) -> IntentClassifier:
    """Knows that the first number is for a, the second for b, the third for c."""
    classifier: IntentClassifier = IntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    phrases = [
        with_features(asked("x", intent=intent), dense=[float(i == place) for i in range(3)])
        for place, intent in enumerate("abc")
        for _ in range(4)
    ]
    classifier.train(training_data(*phrases, Message({"intent": "without a text"})))
    return IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


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
    with pytest.raises(FileNotFoundError, match=r"words\.json"):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("content", [b"", b"not numbers", b"PK\x03\x04 cut off"])
def test_a_model_whose_weights_are_damaged_is_not_loaded(storage: LocalModelStorage, content: bytes) -> None:
    trained(storage)
    with storage.write_to(RESOURCE) as folder:
        (folder / "pairs.npz").write_bytes(content)
    with pytest.raises((ValueError, OSError, EOFError, BadZipFile)):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


def test_weights_that_hold_code_are_not_loaded(storage: LocalModelStorage) -> None:
    trained(storage)
    with storage.write_to(RESOURCE) as folder:
        np.savez(folder / "words.npz", classes=np.array([print], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle=False"):
        IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize(("dense", "intent"), [((1, 0, 0), "a"), ((0, 1, 0), "b"), ((0, 0, 1), "c"), ((0, 2, 1), "b")])
def test_the_likeliest_intent_comes_first(storage: LocalModelStorage, dense: tuple[float, ...], intent: str) -> None:
    ranked = ranking(trained(storage), *dense)
    assert ranked[0][0] == intent
    assert len(ranked) == 2 and ranked[0][1] >= ranked[1][1]


def test_training_twice_gives_equal_weights(storage: LocalModelStorage) -> None:
    rows = ((1, 0, 0), (0.5, 0.4, 0), (0, 0, 0), (-3, 8, 1))
    first, second = trained(storage), trained(storage)
    assert [ranking(first, *row) for row in rows] == [ranking(second, *row) for row in rows]


def test_a_classifier_that_was_not_loaded_says_so(storage: LocalModelStorage) -> None:
    classifier = IntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    with pytest.raises(RuntimeError, match="used before it is trained or loaded"):
        classifier.process([with_features(asked("x"), dense=[1.0])])


def test_the_words_decide_where_the_meaning_does_not(storage: LocalModelStorage) -> None:
    classifier: IntentClassifier = IntentClassifier.create({**CONFIG, "epochs": 900}, storage, RESOURCE, CONTEXT)
    phrases = [with_features(asked(word, intent=word), dense=[1.0]) for word in ("wine", "dose") for _ in range(40)]
    classifier.train(training_data(*phrases))
    loaded = IntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)
    messages: list[Message] = loaded.process([with_features(asked(w), dense=[1.0]) for w in ("dose", "wine")])
    assert [message.get("intent")["name"] for message in messages] == ["dose", "wine"]


def test_the_confidence_is_the_mean_of_all_views(storage: LocalModelStorage) -> None:
    classifier = trained(storage)
    (message,) = [with_features(asked("x"), dense=[1.0, 0.2, 0.0])]
    each = [IntentClassifier(CONFIG, storage, RESOURCE, [member]) for member in classifier._members]
    means = np.mean([one._confidences([message]) for one in each], axis=0)
    assert len(each) == 2 and np.allclose(classifier._confidences([message]), means)


def test_no_messages_stay_no_messages(storage: LocalModelStorage) -> None:
    assert trained(storage).process([]) == []


def test_several_messages_are_ranked_each_by_itself(storage: LocalModelStorage) -> None:
    messages: list[Message] = [with_features(asked("x"), dense=[float(i == n) for i in range(3)]) for n in (2, 0, 1)]
    assert [m.get("intent")["name"] for m in trained(storage).process(messages)] == ["c", "a", "b"]


def test_a_view_uses_the_featurizers_that_it_names(storage: LocalModelStorage) -> None:
    views = {"words": {**COUNTED, "featurizers": ["first"]}, "pairs": COUNTED}
    config = {**CONFIG, "views": views}
    message = asked("x", intent="a")
    for origin in ("first", "second"):
        message.add_features(Features(np.ones((1, 2)), FEATURE_TYPE_SENTENCE, TEXT, origin))
    IntentClassifier.create(config, storage, RESOURCE, CONTEXT).train(training_data(message))
    with storage.read_from(RESOURCE) as folder:
        widths = {name: np.load(folder / f"{name}.npz")["hidden"].shape[0] for name in views}
    assert widths == {"words": 2 + 1, "pairs": 4 + 1}


def test_only_plain_numbers_and_names_are_kept(storage: LocalModelStorage) -> None:
    trained(storage)
    with storage.read_from(RESOURCE) as folder:
        names = sorted(path.name for path in Path(folder).iterdir())
        assert names == ["pairs.json", "pairs.npz", "words.json", "words.npz"]
        with np.load(folder / "words.npz", allow_pickle=False) as kept:
            kinds = {name: kept[name].dtype.kind for name in kept}
    assert kinds.pop("classes") == "U" and set(kinds.values()) == {"f"}


@pytest.mark.parametrize("changed", ["network.py", "network_training.py", "views.py"])
def test_a_model_is_trained_anew_when_its_code_changes(
    changed: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = IntentClassifier.fingerprint_addon({})
    assert IntentClassifier.fingerprint_addon({}) == before
    for name in ("network.py", "network_training.py", "views.py"):
        (tmp_path / name).write_bytes(Path(module.__file__).with_name(name).read_bytes())
    (tmp_path / changed).write_text("another one")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "intent_classifier.py"))
    assert IntentClassifier.fingerprint_addon({}) != before


def test_it_stands_after_features_and_needs_what_trains_it() -> None:
    assert IntentClassifier.required_components() == [Featurizer]
    assert IntentClassifier.required_packages() == ["scipy", "sklearn", "threadpoolctl"]
