"""The stock bot's action utters what is written for the intent."""

import json
from pathlib import Path

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bench.stock.actions import answer
from bench.stock.actions.answer import Answer


def test_the_texts_of_the_intent_are_uttered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "answers.json").write_text(json.dumps({"ask_alcohol": ["A sentence.", "Ask your doctor."]}))
    monkeypatch.setattr(answer, "ANSWERS", tmp_path / "answers.json")
    latest = {"intent_ranking": [{"name": "ask_alcohol"}]}
    tracker = Tracker.from_dict({"sender_id": "one", "latest_message": latest})
    dispatcher = CollectingDispatcher()
    answer.answers.cache_clear()
    assert Answer().run(dispatcher, tracker, {}) == []
    assert [each["text"] for each in dispatcher.messages] == ["A sentence.", "Ask your doctor."]
    assert Answer().name() == "action_answer"
