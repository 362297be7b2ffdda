"""Rasa component: the meaning of a message as dense features (see bot.language.encoder)."""

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.language import encoder, quantizer
from bot.language.encoder import MAKE_AGAIN, EncoderError, SentenceEncoder
from bot.language.vector_cache import VectorCache
from bot.language.vector_featurizer import Encode, VectorFeaturizer

_MODEL, _VOCABULARY = "model.onnx", "tokenizer.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEmbedder(VectorFeaturizer):
    """Vectors of whole texts by MiniLM."""

    @staticmethod
    def make(folder: Path) -> None:
        """Write the embedding model (23 MB) and its vocabulary; raises EncoderError where what they are made of is
        missing or differs."""
        (folder / _VOCABULARY).write_bytes(encoder.vocabulary_file().read_bytes())
        (folder / _MODEL).write_bytes(quantizer.quantized_model())

    @staticmethod
    def read(folder: Path) -> Encode:
        """Load the embedding model; raises EncoderError when it or its vocabulary is damaged or missing."""
        try:
            vocabulary = (folder / _VOCABULARY).read_bytes()
        except OSError as err:
            raise EncoderError(f"the trained model lacks its {_VOCABULARY}: {MAKE_AGAIN}") from err
        return VectorCache(SentenceEncoder(folder / _MODEL, vocabulary).encode)

    @staticmethod
    def required_packages() -> list[str]:
        """Packages whose versions decide the vectors."""
        return ["onnx", "onnxruntime", "tokenizers"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The hashes of the model's files, and how it is made of them."""
        return f"{encoder.fingerprint()}-{quantizer.fingerprint()}"
