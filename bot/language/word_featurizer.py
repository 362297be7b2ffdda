"""Rasa component: the words of a message as dense features (see bot.language.word_vectors)."""

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.language.vector_featurizer import Encode, VectorFeaturizer
from bot.language.word_vectors import WordVectors, english_vectors, fingerprint

_VECTORS = "vectors.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class WordFeaturizer(VectorFeaturizer):
    """Averages of the vectors of words, which know words that no training phrase has."""

    @staticmethod
    def make(folder: Path) -> None:
        """Write the vectors (18 MB); raises EncoderError where their package is missing or differs."""
        english_vectors().save(folder / _VECTORS)

    @staticmethod
    def read(folder: Path) -> Encode:
        """Load the vectors; raises OSError, ValueError or KeyError when they are missing or damaged."""
        return WordVectors.load(folder / _VECTORS).averages

    @staticmethod
    def required_packages() -> list[str]:
        """Packages whose versions decide the vectors."""
        return ["spacy"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The hashes of the vectors and the code that averages them."""
        return fingerprint()
