"""Actions in the process: what they say and set arrives, and no failure says more than its kind."""

import traceback
from typing import Any

import pytest
import yaml
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from bot.agent.in_process_actions import ActionError, InProcessAction, InProcessActions
from bot.wording import DOMAIN

SECRET = "what the patient typed"
RESPONSES = {"utter_hello": [{"text": "Hello {name}."}]}


class Told(ActionExecutor):
    """An executor that knows one function, as a test tells it."""

    def __init__(self, does: Any) -> None:
        super().__init__()
        self.register_function_action("action_told", does)

    def register_function_action(self, name: str, does: Any) -> None:
        self.actions[name] = does


async def run(does: Any, name: str = "action_told") -> list[Any]:
    tracker = DialogueStateTracker.from_events("c", [UserUttered(SECRET)], Domain.empty().slots)
    action = InProcessAction(name, Told(does))
    return await action.run(
        CollectingOutputChannel(), TemplatedNaturalLanguageGenerator(RESPONSES), tracker, Domain.empty()
    )


async def test_what_an_action_says_and_sets_comes_back_as_events() -> None:
    def does(dispatcher: CollectingDispatcher, _tracker: Any, _domain: Any) -> list[dict[str, Any]]:
        dispatcher.utter_message(response="utter_hello", name="you")
        dispatcher.utter_message(text="Words.", buttons=[{"title": "Tap", "payload": "/x"}])
        return [{"event": "slot", "name": "reply", "value": 1, "timestamp": None}]

    hello, words, slot = await run(does)

    assert isinstance(hello, BotUttered) and hello.text == "Hello you."
    assert isinstance(words, BotUttered) and words.data["buttons"] == [{"title": "Tap", "payload": "/x"}]
    assert slot == SlotSet("reply", 1)


async def test_an_action_is_told_the_turn_and_no_domain() -> None:
    told: list[Any] = []
    await run(lambda _dispatcher, tracker, domain: told.extend([tracker.latest_message["text"], domain]))
    assert told == [SECRET, {}]


async def test_an_action_that_returns_none_sets_nothing() -> None:
    assert await run(lambda *_: None) == []


def raising(*_: Any) -> None:
    raise ZeroDivisionError(SECRET)


NONSENSE = [
    raising,
    lambda *_: [{"event": "wool", "text": SECRET}],
    lambda *_: 7,
    lambda dispatcher, *_: dispatcher.messages.append(SECRET),
]


@pytest.mark.parametrize("does", NONSENSE)
async def test_a_failure_tells_its_kind_and_nothing_that_was_typed(does: Any) -> None:
    with pytest.raises(ActionError, match=r"^action_told failed: \w+$") as failure:
        await run(does)
    assert SECRET not in "".join(traceback.format_exception(failure.value))


async def test_an_action_that_does_not_exist_fails() -> None:
    with pytest.raises(ActionError, match="action_nope failed: ActionNotFoundException"):
        await run(raising, "action_nope")


def test_every_custom_action_of_the_domain_is_found() -> None:
    in_domain = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["actions"]

    assert sorted(InProcessActions()._executor.actions) == sorted(in_domain)
