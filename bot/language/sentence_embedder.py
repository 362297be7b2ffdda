"""Rasa component: the meaning of a message as dense features (see bot.language.encoder)."""

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.language import encoder, quantizer
from bot.language.encoder import SentenceEncoder
from bot.language.vector_featurizer import Encode, VectorFeaturizer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEmbedder(VectorFeaturizer):
    """Vectors of whole texts by MiniLM."""

    @staticmethod
    def make(file: Path) -> None:
        """Write the embedding model (23 MB); raises EncoderError where what it is made of is missing or differs."""
        file.write_bytes(quantizer.quantized_model())

    @staticmethod
    def read(file: Path) -> Encode:
        """Load the embedding model; raises EncoderError or OSError when it is damaged or missing."""
        return SentenceEncoder(file.read_bytes()).encode

    @staticmethod
    def required_packages() -> list[str]:
        """Packages whose versions decide the vectors."""
        return ["onnx", "onnxruntime", "tokenizers"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The hashes of the model's files, and how it is made of them."""
        return f"{encoder.fingerprint()}-{quantizer.fingerprint()}"
