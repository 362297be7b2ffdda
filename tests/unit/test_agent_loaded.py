"""A model cut off is refused, and a whole one answers with our actions and keeps conversations where it should.

The model here is a small one of its own, trained in a few seconds.
"""

from pathlib import Path

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.model_training import train
from rasa_sdk.interfaces import ActionNotFoundException

from bot.agent import AgentError, InProcessActions, load_agent
from bot.wording import DOMAIN as OWN_DOMAIN

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
        load_agent(tmp_path / "cut.tar.gz")


def test_a_folder_without_models_is_not_loaded(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match="cannot be loaded"):
        load_agent(tmp_path)


async def test_an_action_that_does_not_exist_is_an_error_and_not_silence() -> None:
    with pytest.raises(ActionNotFoundException, match="action_nope"):
        await InProcessActions().request(json={"next_action": "action_nope", "tracker": {"sender_id": "c"}})


async def test_a_loaded_model_answers_by_itself_and_by_our_actions(model: Path) -> None:
    agent = load_agent(model)
    assert await said(agent, "ahoy") == ["Ahoy"]
    assert await said(agent, "my list") == ["None"]


async def test_conversations_in_a_database_outlive_the_agent(model: Path, tmp_path: Path) -> None:
    database = tmp_path / "state" / "bot.db"
    await said(load_agent(model, database), "ahoy")
    tracker = await load_agent(model, database).tracker_store.retrieve("c")
    assert tracker is not None and tracker.latest_message is not None
    assert tracker.latest_message.text == "ahoy"


async def test_conversations_without_a_database_are_forgotten(model: Path) -> None:
    await said(load_agent(model), "ahoy")
    assert await load_agent(model).tracker_store.retrieve("c") is None


def test_every_custom_action_is_known() -> None:
    in_domain = yaml.safe_load(OWN_DOMAIN.read_text(encoding="utf-8"))["actions"]

    assert sorted(InProcessActions()._executor.actions) == sorted(in_domain)
