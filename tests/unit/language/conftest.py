"""The real parts that take seconds to make, made once."""

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.language.encoder import SentenceEncoder, vocabulary_file
from bot.language.quantizer import quantized_model
from bot.language.question_gatherer import QuestionGatherer
from bot.language.reader import Reader, build_reader
from bot.language.red_flags import RedFlags, load_red_flags
from bot.language.word_vectors import WordVectors, english_vectors

from .parts import PHRASES


@pytest.fixture(scope="session")
def reader() -> Reader:
    """spaCy with the project's words, the known names, and the spelling of a few phrases."""
    return build_reader(PHRASES)


@pytest.fixture(scope="session")
def model() -> bytes:
    """MiniLM as it is kept in a trained model."""
    return quantized_model()


@pytest.fixture(scope="session")
def vocabulary() -> bytes:
    """Its vocabulary, which is kept there too."""
    return vocabulary_file().read_bytes()


@pytest.fixture(scope="session")
def encoder(model: bytes, vocabulary: bytes) -> SentenceEncoder:
    """MiniLM in ONNX Runtime."""
    return SentenceEncoder(model, vocabulary)


@pytest.fixture(scope="session")
def vectors() -> WordVectors:
    """The vectors of English words."""
    return english_vectors()


@pytest.fixture(scope="session")
def red_flags() -> RedFlags:
    """The project's rules for emergencies."""
    return load_red_flags()


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    """Where a component keeps what it learned."""
    return LocalModelStorage(tmp_path)


@pytest.fixture
def gatherer(red_flags: RedFlags) -> QuestionGatherer:
    """The last component, with the project's rules for emergencies."""
    return QuestionGatherer(QuestionGatherer.get_default_config(), red_flags)
