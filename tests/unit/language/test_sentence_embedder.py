"""The component that gives each message its vector."""

from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language import encoder as encoder_module
from bot.language.encoder import DIMENSIONS, EncoderError, SentenceEncoder, fingerprint
from bot.language.sentence_embedder import SentenceEmbedder

from .parts import CONTEXT, RESOURCE, asked, training_data


def embedder(encoder: SentenceEncoder, **config: Any) -> SentenceEmbedder:
    return SentenceEmbedder({**SentenceEmbedder.get_default_config(), **config}, "name", encoder)


def sentence_vector(message: Message) -> Any:
    _sequence, sentence = message.get_dense_features(TEXT)
    assert sentence is not None
    return sentence.features[0]


def test_a_wrong_embedding_file_fails_at_load(storage: LocalModelStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_module, "_MODEL_SHA256", "0" * 64)
    with pytest.raises(EncoderError, match=r"model\.onnx of the package .* has changed: run 'make setup' again"):
        SentenceEmbedder.create(SentenceEmbedder.get_default_config(), storage, RESOURCE, CONTEXT)


@pytest.mark.parametrize("scale", [0, -1, "10", None, [], -0.5])
def test_a_scale_that_is_no_number_above_0_is_named(scale: object) -> None:
    with pytest.raises(InvalidConfigException, match=r"'scale' in config\.yml must be a number above 0"):
        SentenceEmbedder.validate_config({"scale": scale})


@pytest.mark.parametrize("config", [{}, {"scale": 10}, {"scale": 0.5}])
def test_a_scale_above_0_is_fine(config: dict[str, Any]) -> None:
    SentenceEmbedder.validate_config(config)


@pytest.mark.parametrize("text", ["may i have a beer", "", "🙂"])
def test_every_message_gets_the_vector_of_its_text(encoder: SentenceEncoder, text: str) -> None:
    (message,) = embedder(encoder).process([asked(text)])
    assert np.allclose(sentence_vector(message), encoder.encode([text])[0])
    assert sentence_vector(message).shape == (DIMENSIONS,)


def test_the_scale_makes_vectors_longer(encoder: SentenceEncoder) -> None:
    (message,) = embedder(encoder, scale=10).process([asked("may i have a beer")])
    assert np.linalg.norm(sentence_vector(message)) == pytest.approx(10, abs=1e-4)


def test_no_messages_stay_no_messages(encoder: SentenceEncoder) -> None:
    assert embedder(encoder).process([]) == []


def test_training_phrases_get_vectors_and_examples_without_text_do_not(encoder: SentenceEncoder) -> None:
    phrase, intent_only = asked("may i have a beer", intent="x"), Message({"intent": "x"})
    embedder(encoder).process_training_data(training_data(phrase, intent_only))
    assert sentence_vector(phrase).shape == (DIMENSIONS,)
    assert intent_only.features == []


def test_it_is_made_with_the_encoder_of_the_project(storage: LocalModelStorage) -> None:
    made = SentenceEmbedder.create(SentenceEmbedder.get_default_config(), storage, RESOURCE, CONTEXT)
    (message,) = made.process([asked("may i have a beer")])
    assert np.linalg.norm(sentence_vector(message)) == pytest.approx(1, abs=1e-4)


def test_a_model_is_trained_anew_when_the_vectors_could_change() -> None:
    assert SentenceEmbedder.fingerprint_addon({}) == fingerprint()
    assert SentenceEmbedder.required_packages() == ["onnxruntime", "tokenizers"]


def test_a_vectors_fingerprint_tells_its_numbers(encoder: SentenceEncoder) -> None:
    texts = ("may i have a beer", "may i have a beer", "how does it work")
    messages = embedder(encoder).process([asked(text) for text in texts])
    first, again, other = [message.features[0].fingerprint() for message in messages]
    assert first == again != other
