"""The real parts that take seconds to make, made once."""

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.language.encoder import SentenceEncoder
from bot.language.reader import Reader, build_reader
from bot.language.red_flags import RedFlags, load_red_flags

from .parts import PHRASES


@pytest.fixture(scope="session")
def reader() -> Reader:
    """spaCy with the project's words, the known names, and the spelling of a few phrases."""
    return build_reader(PHRASES)


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """MiniLM in ONNX Runtime."""
    return SentenceEncoder()


@pytest.fixture(scope="session")
def red_flags() -> RedFlags:
    """The project's rules for emergencies."""
    return load_red_flags()


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    """Where a component keeps what it learned."""
    return LocalModelStorage(tmp_path)
