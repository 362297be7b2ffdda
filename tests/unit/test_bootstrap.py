"""The parts, joined."""

from contextlib import closing
from pathlib import Path

import pytest

from bot import bootstrap, training
from bot.agent.loading import AgentError
from bot.settings import Settings
from bot.training import TrainingError


def test_the_leaflet_its_topics_and_its_words_fit_together() -> None:
    shown = {s for topic in bootstrap.answering().topics.by_name.values() for s in topic.quotes}
    assert shown <= set(bootstrap.document().sentences)
    assert bootstrap.gate().check(bootstrap.wording().text("utter_greet")).response == "utter_greet"


def test_parts_are_made_once() -> None:
    assert bootstrap.answering() is bootstrap.answering()


def test_without_a_model_the_advice_is_to_train(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="run 'bot train'"):
        bootstrap.conversations_in_memory(Settings(models=tmp_path))


def test_without_a_model_and_what_trains_one_the_advice_is_to_copy_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "_is_installed", lambda _package: False)
    with pytest.raises(TrainingError, match="is not there and cannot be trained without the extra 'training'"):
        bootstrap.conversations_in_memory(Settings(models=tmp_path))


async def test_without_a_model_no_conversation_is_kept(tmp_path: Path) -> None:
    settings = Settings(state=tmp_path / "state", models=tmp_path)
    with closing(bootstrap.turn_store(settings)) as store:
        assert await store.recover()
        with pytest.raises(AgentError, match="run 'bot train'"):
            bootstrap.conversations(settings, store)
    assert (tmp_path / "state" / "bot.db").exists()
