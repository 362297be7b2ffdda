"""Conversations are joined with the current model, and with a database only where one is wanted."""

from pathlib import Path

import pytest

from bot import bootstrap
from bot.records.repository import TurnRepository, open_database
from bot.settings import Settings
from bot.training import current_model

from .fakes import ALCOHOL, FakeAgent, texts

Loaded = list[tuple[Path, Path | None]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state=tmp_path / "state", models=tmp_path / "models")


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """The models and databases that an agent was loaded with."""
    asked: Loaded = []

    def load(model: Path, database: Path | None) -> FakeAgent:
        asked.append((model, database))
        return FakeAgent()

    monkeypatch.setattr(bootstrap, "load_agent", load)
    return asked


async def test_turns_are_recorded_in_the_state_folder(settings: Settings, loaded: Loaded) -> None:
    reply = await bootstrap.conversations(settings).say("c", "may I have a beer")
    assert texts(reply) == [ALCOHOL]
    (turn,) = TurnRepository(open_database(settings.state / "bot.db")).of_conversation("c")
    assert (turn.intent, turn.model) == ("ask_alcohol", "model-1")
    assert loaded == [(current_model(settings.models), settings.state / "bot.db")]


async def test_nothing_is_written_for_conversations_in_memory(settings: Settings, loaded: Loaded) -> None:
    reply = await bootstrap.conversations_in_memory(settings).say("c", "may I have a beer")
    assert texts(reply) == [ALCOHOL]
    assert loaded == [(current_model(settings.models), None)]
    assert not settings.state.exists()


def test_conversations_in_memory_need_no_settings(
    settings: Settings, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "settings", lambda: settings)
    bootstrap.conversations_in_memory()
    assert loaded == [(current_model(settings.models), None)]


@pytest.mark.parametrize("part", ["settings", "document", "wording", "answering", "follow_ups", "buttons", "gate"])
def test_each_part_is_made_once(part: str) -> None:
    make = getattr(bootstrap, part)
    assert make() is make()


def test_the_clinics_contact_of_the_settings_passes_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "settings", lambda: Settings(clinic_contact="01632 960000"))

    said = bootstrap.wording().text("utter_person_at").replace("{contact}", "01632 960000")
    assert bootstrap.gate.__wrapped__().check(said).response == "utter_person_at"


def test_the_settings_of_a_process_are_those_of_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_CLINIC_CONTACT", "Ward 3 💊")

    assert bootstrap.settings.__wrapped__().clinic_contact == "Ward 3 💊"


def test_every_button_that_a_reply_may_offer_has_its_words() -> None:
    labels = bootstrap.buttons().labels
    assert {"/keep_question", "/ask_alcohol", '/read_section{"section": "1"}', "/request_more"} <= labels.keys()
    assert all(labels.values())


def test_every_sentence_an_answer_may_show_passes_the_gate() -> None:
    quotes = [quote for topic in bootstrap.answering().topics.by_name.values() for quote in topic.quotes]
    assert quotes and all(bootstrap.gate().check(quote.text).sentence == quote for quote in quotes)
