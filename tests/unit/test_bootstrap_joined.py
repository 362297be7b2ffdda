"""Conversations are joined with the current model, and on record only where that is wanted."""

import tarfile
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from bot import bootstrap
from bot.language.names import NameMatcher
from bot.leaflet.question import Kind
from bot.records.reading import turns_of
from bot.records.store import TurnStore
from bot.settings import Settings
from bot.trackers import ConversationStore
from bot.training import current_model
from bot.version import code_version

from .fakes import ALCOHOL, ALCOHOL_NUMBER, DOMAIN, FakeAgent, texts

Loaded = list[tuple[Path, FakeAgent]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(state=tmp_path / "state", models=tmp_path / "models")


@pytest.fixture
def names(settings: Settings) -> None:
    """Of the model, what redaction reads: the names of medicines and conditions."""
    model = current_model(settings.models)
    model.parent.mkdir()
    names = NameMatcher()
    names.fill({Kind.MEDICINE: frozenset({"ibuprofen"})})
    names.to_disk(model.parent / "names")
    with tarfile.open(model, "w:gz") as archive:
        archive.add(model.parent / "names", "names")


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """The models that were loaded, and the agents they became."""
    asked: Loaded = []

    def load(model: Path, store: ConversationStore) -> FakeAgent:
        store.domain = DOMAIN
        asked.append((model, FakeAgent(tracker_store=store)))
        return asked[-1][1]

    monkeypatch.setattr(bootstrap, "load_agent", load)
    return asked


@pytest_asyncio.fixture
async def store(settings: Settings) -> AsyncIterator[TurnStore]:
    """The database of the state folder."""
    with closing(bootstrap.turn_store(settings)) as made:
        assert await made.recover()
        yield made


@pytest.mark.usefixtures("names")
async def test_turns_are_recorded_in_the_state_folder(settings: Settings, store: TurnStore, loaded: Loaded) -> None:
    conversations = bootstrap.conversations(settings, store)
    assert texts(await conversations.say("c", "may I have a beer, call me on 01632 960000 💊")) == [ALCOHOL]
    (turn,) = await store.read(lambda connection: turns_of(connection, "c"))
    assert (turn.intent, turn.shown, turn.channel) == ("ask_alcohol", (ALCOHOL_NUMBER,), "web")
    assert turn.release.document == bootstrap.document().version
    assert (turn.release.model, turn.release.code) == ("model-1", code_version())
    assert turn.text.text.startswith("may I have a beer") and "960000" not in turn.text.text
    assert [model for model, _ in loaded] == [current_model(settings.models)]
    assert (settings.state / "bot.db").exists()


@pytest.mark.usefixtures("names")
async def test_a_conversation_on_record_goes_on_after_a_restart(settings: Settings, loaded: Loaded) -> None:
    for text in ("may I have a beer", "and wine"):
        with closing(bootstrap.turn_store(settings)) as store:
            assert await store.recover()
            await bootstrap.conversations(settings, store).say("c", text)
    assert [agent.known for _, agent in loaded] == [[[]], [["may I have a beer"]]]


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("typed", ["?\ud800", "half \ud83d a pair", "a\x00b", "\x00", "💊" * 3000])
async def test_whatever_is_typed_can_be_recorded(
    typed: str, settings: Settings, store: TurnStore, loaded: Loaded
) -> None:
    await bootstrap.conversations(settings, store).say("c", typed)
    assert len(await store.read(lambda connection: turns_of(connection, "c"))) == 1
    assert not store.is_down


async def test_nothing_is_written_for_conversations_in_memory(
    settings: Settings, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "load_redact", lambda _model: pytest.fail("what redacts was loaded"))
    conversations = bootstrap.conversations_in_memory(settings)
    assert texts(await conversations.say("c", "may I have a beer")) == [ALCOHOL]
    await conversations.say("c", "and wine")
    ((model, agent),) = loaded
    assert (model, agent.known) == (current_model(settings.models), [[], ["may I have a beer"]])
    assert not settings.state.exists()


def test_conversations_in_memory_need_no_settings(
    settings: Settings, loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "settings", lambda: settings)
    bootstrap.conversations_in_memory()
    assert [model for model, _ in loaded] == [current_model(settings.models)]


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
