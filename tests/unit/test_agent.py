"""Rasa's agent: what cannot be loaded says what to do, and the actions run in the process."""

from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent

from bot.agent import AgentError, InProcessActions, load_agent
from bot.language.encoder import EncoderError

from .fakes import forgetful_store


def test_a_missing_model_says_to_train(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="run 'bot train' first"):
        load_agent(tmp_path / "none.tar.gz", forgetful_store())


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b\x08 cut short"])
def test_a_damaged_model_says_to_delete_it_and_train(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.tar.gz").write_bytes(content)
    with pytest.raises(AgentError, match="delete it and run 'bot train'"):
        load_agent(tmp_path / "model.tar.gz", forgetful_store())


def test_a_model_that_loads_and_is_not_ready_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.tar.gz").touch()
    monkeypatch.setattr(Agent, "load", lambda *_, **__: Agent())
    with pytest.raises(AgentError, match="delete it and run 'bot train'"):
        load_agent(tmp_path / "model.tar.gz", forgetful_store())


def test_a_missing_embedding_is_named_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*_: Any, **__: Any) -> Agent:
        raise RuntimeError("a component failed") from EncoderError("the file is missing: run 'make setup'")

    (tmp_path / "model.tar.gz").touch()
    monkeypatch.setattr(Agent, "load", load)
    with pytest.raises(EncoderError, match="make setup"):
        load_agent(tmp_path / "model.tar.gz", forgetful_store())


async def test_an_action_runs_in_this_process() -> None:
    tracker = {"sender_id": "c", "slots": {}, "latest_message": {}, "events": []}
    call = {"next_action": "action_show_questions", "tracker": tracker, "domain": {}, "sender_id": "c"}
    result = await InProcessActions().request(method="post", json=call)
    assert [each["response"] for each in result["responses"]] == ["utter_questions_empty"]
