"""A model cut off is refused, and a whole one answers with our actions and from what is remembered.

The model here is a small one of its own, trained in a few seconds.
"""

import json
from pathlib import Path

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.model_training import train
from rasa.shared.core.events import UserUttered

from bot.agent.loading import AgentError, load_agent
from bot.records.remembered import Remembered
from bot.trackers import OpenTurn, pack
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


async def said(agent: Agent, text: str, remembered: Remembered | None = None) -> tuple[list[str], OpenTurn]:
    """What the agent says in a turn, and that turn."""
    turn, channel = OpenTurn("c", remembered or Remembered()), CollectingOutputChannel()
    assert agent.processor is not None
    with turn.entered():
        await agent.processor.handle_message(UserMessage(text, channel, "c"))
    return [message["text"] for message in channel.messages], turn


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.8])
def test_a_model_that_is_cut_off_is_not_loaded(model: Path, tmp_path: Path, share: float) -> None:
    content = model.read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(content[: int(len(content) * share)])
    with pytest.raises(AgentError, match=r"cut\.tar\.gz cannot be loaded \(\w+\): delete it and run 'bot train'"):
        load_agent(tmp_path / "cut.tar.gz", forgetful_store())


def test_a_model_of_which_one_bit_has_changed_is_not_loaded(model: Path, tmp_path: Path) -> None:
    content = bytearray(model.read_bytes())
    content[-5] ^= 1  # of the sum at its end, which nothing that is unpacked depends on
    (tmp_path / "bad.tar.gz").write_bytes(content)
    with pytest.raises(AgentError, match="cannot be loaded"):
        load_agent(tmp_path / "bad.tar.gz", forgetful_store())


def test_a_folder_without_models_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="cannot be loaded"):
        load_agent(tmp_path, forgetful_store())


async def test_a_loaded_model_answers_by_itself_and_by_our_actions(model: Path) -> None:
    agent = load_agent(model, forgetful_store())
    assert (await said(agent, "ahoy"))[0] == ["Ahoy"]
    assert (await said(agent, "my list"))[0] == ["None"]


async def test_a_conversation_that_is_on_record_outlives_the_agent(model: Path) -> None:
    state = await state_after(model, "ahoy")
    words, turn = await said(load_agent(model, forgetful_store()), "my list", Remembered(state))
    assert words == ["None"]
    assert typed(turn) == ["ahoy", "my list"]


async def test_a_session_lasts_as_long_as_the_records_remember_it(model: Path) -> None:
    state = json.loads(await state_after(model, "ahoy"))
    hours_ago = json.dumps([{**event, "timestamp": event["timestamp"] - 7200} for event in state])
    _, turn = await said(load_agent(model, forgetful_store()), "my list", Remembered(hours_ago))
    taken = turn.take()
    assert taken is not None
    in_session = [event.text for event in taken.tracker.applied_events() if isinstance(event, UserUttered)]
    assert in_session == ["ahoy", "my list"]


async def test_a_conversation_that_is_not_on_record_begins_anew(model: Path) -> None:
    agent = load_agent(model, forgetful_store())
    await said(agent, "ahoy")
    assert typed((await said(agent, "my list"))[1]) == ["my list"]


async def test_a_list_kept_in_an_earlier_session_is_there_in_a_new_one(model: Path) -> None:
    agent = load_agent(model, forgetful_store())
    words, turn = await said(agent, "ahoy", Remembered(doctor_questions=("is milk bad? 🥛",)))
    taken = turn.take()
    assert words == ["Ahoy"]
    assert taken is not None and taken.tracker.get_slot("doctor_questions") == ["is milk bad? 🥛"]


def test_an_agent_keeps_conversations_in_the_store_itself_which_knows_its_domain(model: Path) -> None:
    store = forgetful_store()
    agent = load_agent(model, store)
    assert agent.processor is not None
    assert agent.tracker_store is agent.processor.tracker_store is store
    assert store.domain is agent.domain
    assert "doctor_questions" in [slot.name for slot in store.domain.slots]


async def state_after(model: Path, text: str) -> str:
    """What a turn leaves to the next one."""
    taken = (await said(load_agent(model, forgetful_store()), text))[1].take()
    assert taken is not None and taken.is_whole
    return pack(taken.tracker)


def typed(turn: OpenTurn) -> list[str | None]:
    """What the patient typed in the conversation, as far as its tracker has it."""
    return [event.text for event in turn.saved.events if isinstance(event, UserUttered)] if turn.saved else []
