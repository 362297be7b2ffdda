"""A model that cannot be loaded says what to do."""

from pathlib import Path
from typing import Any

import pytest

from bot.agent.loading import AgentError, load_agent
from bot.agent.processor import Processor
from bot.language.encoder import EncoderError
from tests.unit.fakes import forgetful_store


def test_a_missing_model_says_to_train(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="run 'bot train' first"):
        load_agent(tmp_path / "none.tar.gz", forgetful_store())


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b\x08 cut short"])
def test_a_damaged_model_says_to_delete_it_and_train(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.tar.gz").write_bytes(content)
    with pytest.raises(AgentError, match="delete it and run 'bot train'"):
        load_agent(tmp_path / "model.tar.gz", forgetful_store())


def test_a_missing_embedding_is_named_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: Any) -> Any:
        raise RuntimeError("a component failed") from EncoderError("the file is missing: run 'make setup'")

    (tmp_path / "model.tar.gz").touch()
    monkeypatch.setattr(Processor, "_load_model", load)
    with pytest.raises(EncoderError, match="make setup"):
        load_agent(tmp_path / "model.tar.gz", forgetful_store())
