"""A model cut off is refused, and a whole one answers with our actions and from what the store remembers.

The model here is a small one of its own, trained in a few seconds.
"""

import json
from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.model_training import train
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from bot.agent.loading import AgentError, load_agent
from bot.records.errors import DatabaseUnavailable
from bot.records.remembered import Remembered
from bot.trackers import ConversationStore, pack
from tests.unit.fakes import forgetful_store

CONFIG = """
recipe: default.v1
language: en
assistant_id: small
pipeline: [{name: KeywordIntentClassifier}]
policies: [{name: RulePolicy}]
"""
DOMAIN = """
version: "3.1"
intents: [greet, show_questions]
slots: {doctor_questions: {type: list, influence_conversation: false, mappings: [{type: custom}]}}
actions: [action_show_questions]
responses:
  utter_greet: [{text: Ahoy}]
  utter_questions_empty: [{text: None}]
"""
DATA = """
version: "3.1"
nlu:
  - {intent: greet, examples: "- ahoy\\n- moin"}
  - {intent: show_questions, examples: "- my list\\n- my notes"}
rules:
  - {rule: one, steps: [{intent: greet}, {action: utter_greet}]}
  - {rule: two, steps: [{intent: show_questions}, {action: action_show_questions}]}
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    for name, content in (("config.yml", CONFIG), ("domain.yml", DOMAIN), ("data.yml", DATA)):
        (folder / name).write_text(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_CACHE_DIRECTORY", str(folder / "cache"))
        domain, config, data = (str(folder / name) for name in ("domain.yml", "config.yml", "data.yml"))
        train(domain, config, [data], output=str(folder), fixed_model_name="small")
    return folder / "small.tar.gz"


async def said(agent: Agent, text: str) -> list[str]:
    return [message["text"] for message in await agent.handle_text(text, sender_id="c")]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.8])
def test_a_model_that_is_cut_off_is_not_loaded(model: Path, tmp_path: Path, share: float) -> None:
    content = model.read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(AgentError, match=r"cut\.tar\.gz cannot be loaded \(\w+\): delete it and run 'bot train'"):
        load_agent(tmp_path / "cut.tar.gz", forgetful_store())


def test_a_folder_without_models_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="cannot be loaded"):
        load_agent(tmp_path, forgetful_store())


async def test_a_loaded_model_answers_by_itself_and_by_our_actions(model: Path) -> None:
    agent = load_agent(model, forgetful_store())
    assert await said(agent, "ahoy") == ["Ahoy"]
    assert await said(agent, "my list") == ["None"]


def remembering(remembered: Remembered | Exception) -> ConversationStore:
    """A store that is told this of every conversation."""

    async def remember(_conversation: str) -> Remembered:
        if isinstance(remembered, Exception):
            raise remembered
        return remembered

    return ConversationStore(Domain.empty(), remember)


async def test_a_conversation_that_is_on_record_outlives_the_agent(model: Path) -> None:
    first = forgetful_store()
    await said(load_agent(model, first), "ahoy")
    taken = first.take("c")
    assert taken is not None and taken.is_whole
    second = remembering(Remembered(pack(taken.tracker)))
    assert await said(load_agent(model, second), "my list") == ["None"]
    assert typed(second) == ["ahoy", "my list"]


async def test_a_session_lasts_as_long_as_the_records_remember_it(model: Path) -> None:
    first = forgetful_store()
    await said(load_agent(model, first), "ahoy")
    taken = first.take("c")
    assert taken is not None
    hours_ago = [{**event, "timestamp": event["timestamp"] - 7200} for event in json.loads(pack(taken.tracker))]
    second = remembering(Remembered(json.dumps(hours_ago)))
    await said(load_agent(model, second), "my list")
    taken = second.take("c")
    assert taken is not None
    in_session = [event.text for event in taken.tracker.applied_events() if isinstance(event, UserUttered)]
    assert in_session == ["ahoy", "my list"]


async def test_conversations_that_are_not_on_record_are_forgotten(model: Path) -> None:
    await said(load_agent(model, forgetful_store()), "ahoy")
    again = forgetful_store()
    await said(load_agent(model, again), "my list")
    assert typed(again) == ["my list"]


async def test_a_list_kept_in_an_earlier_session_is_there_in_a_new_one(model: Path) -> None:
    store = remembering(Remembered(doctor_questions=("is milk bad? 🥛",)))
    assert await said(load_agent(model, store), "ahoy") == ["Ahoy"]
    taken = store.take("c")
    assert taken is not None and taken.tracker.get_slot("doctor_questions") == ["is milk bad? 🥛"]


def test_an_agent_keeps_conversations_in_the_store_itself_which_knows_its_domain(model: Path) -> None:
    store = remembering(Remembered())
    agent = load_agent(model, store)
    assert agent.processor is not None
    assert agent.tracker_store is agent.processor.tracker_store is store
    assert store.domain is agent.domain
    assert "doctor_questions" in [slot.name for slot in store.domain.slots]


async def test_a_store_that_fails_is_no_empty_conversation(model: Path) -> None:
    agent = load_agent(model, remembering(ZeroDivisionError("a defect")))
    with pytest.raises(ZeroDivisionError):
        await said(agent, "ahoy")


async def test_a_database_that_is_away_is_answered_from_all_the_same_and_marked(model: Path) -> None:
    store = remembering(DatabaseUnavailable("the database is away"))
    assert await said(load_agent(model, store), "ahoy") == ["Ahoy"]
    taken = store.take("c")
    assert taken is not None and not taken.is_whole


def typed(store: ConversationStore) -> list[str | None]:
    """What the patient typed in the conversation, as far as its tracker has it; it is taken then."""
    taken = store.take("c")
    return [event.text for event in taken.tracker.events if isinstance(event, UserUttered)] if taken else []
