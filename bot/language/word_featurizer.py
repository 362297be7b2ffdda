"""Rasa component: the words of a message as dense features (see bot.language.word_vectors)."""

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.language.vector_featurizer import Encode, VectorFeaturizer
from bot.language.word_vectors import WordVectors, english_vectors, fingerprint


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class WordFeaturizer(VectorFeaturizer):
    """Averages of the vectors of words, which know words that no training phrase has."""

    @staticmethod
    def make(file: Path) -> None:
        """Write the vectors (18 MB); raises EncoderError where their package is missing or differs."""
        english_vectors().save(file)

    @staticmethod
    def read(file: Path) -> Encode:
        """Load the vectors; raises OSError, ValueError or KeyError when they are missing or damaged."""
        return WordVectors.load(file).averages

    @staticmethod
    def required_packages() -> list[str]:
        """Packages whose versions decide the vectors."""
        return ["spacy"]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """The hashes of the vectors and the code that averages them."""
        return fingerprint()
