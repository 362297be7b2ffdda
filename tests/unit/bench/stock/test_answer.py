"""The stock bot's action utters what is written for the intent."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import rasa_sdk
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

MODULE = "bench.stock.actions.answer"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The action's module, whose class is none of the SDK's here: else every executor of these tests would run it."""
    monkeypatch.setattr(rasa_sdk, "Action", object)
    yield import_module(MODULE)
    del sys.modules[MODULE]


def test_the_texts_of_the_intent_are_uttered(answer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "answers.json").write_text(json.dumps({"ask_alcohol": ["A sentence.", "Ask your doctor."]}))
    monkeypatch.setattr(answer, "ANSWERS", tmp_path / "answers.json")
    latest = {"intent_ranking": [{"name": "ask_alcohol"}]}
    tracker = Tracker.from_dict({"sender_id": "one", "latest_message": latest})
    dispatcher = CollectingDispatcher()
    answer.answers.cache_clear()
    assert answer.Answer().run(dispatcher, tracker, {}) == []
    assert [each["text"] for each in dispatcher.messages] == ["A sentence.", "Ask your doctor."]
    assert answer.Answer().name() == "action_answer"
