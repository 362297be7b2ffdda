"""Rasa's trackers between two turns."""

import asyncio
import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.records.remembered import Remembered
from bot.settings import PROJECT
from bot.trackers import ConversationStore, OpenTurn, pack, unpack

HISTORY = 6  # states that MemoizationPolicy looks at, in config.yml
INTENTS = ("ask_alcohol", "ask_food", "affirm", "deny", "request_more", "greet", "nlu_fallback")
ACTIONS = ("action_answer_question", "action_take_choice", "action_say_more", "utter_greet")


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(PROJECT / "domain.yml"))


@pytest.fixture(scope="module")
def policies() -> list[Policy]:
    """Those of config.yml, untrained."""
    kinds: list[tuple[type[Policy], dict[str, Any]]]
    kinds = [(RulePolicy, {}), (MemoizationPolicy, {"max_history": HISTORY})]
    unused: Any = None
    context = ExecutionContext(GraphSchema({}))
    return [kind({**kind.get_default_config(), **own}, unused, Resource("policy"), context) for kind, own in kinds]


def said(text: str, intent: str, **entities: str) -> list[Event]:
    """A message, with what Rasa makes of it."""
    found = [{"entity": name, "value": value, "start": 0, "end": 1} for name, value in entities.items()]
    parsed = {"questions": [{"text": text}], "intent_ranking": [{"name": intent}] * 10, "text_tokens": [[0, 1]]}
    message = UserUttered(
        text, {"name": intent, "confidence": 0.9}, found, parsed, input_channel="web", message_id="id-1"
    )
    return [message, DefinePrevUserUtteredFeaturization(use_text_for_featurization=False)]


def done(action: str, *events: Event) -> list[Event]:
    """What an action does, and the wait for the next message."""
    return [
        ActionExecuted(action, "RulePolicy", 1.0),
        BotUttered("Avoid alcohol while taking Baclofen"),
        *events,
        ActionExecuted("action_listen", "RulePolicy", 1.0),
    ]


def begun() -> list[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]


def turn(number: int, **slots: Any) -> list[Event]:
    noted = [SlotSet(name, value) for name, value in slots.items()]
    return [*said(f"question {number}", "ask_alcohol"), *done("action_answer_question", *noted)]


def a_tracker(domain: Domain, *turns: list[Event]) -> DialogueStateTracker:
    events = [*begun(), *(event for events in turns for event in events)]
    return DialogueStateTracker.from_events("c", events, domain.slots)


def again(tracker: DialogueStateTracker, domain: Domain) -> DialogueStateTracker:
    return unpack(pack(tracker), "c", domain)


def any_turn(chance: random.Random) -> list[Event]:
    """As it may come from people, buttons and actions."""
    is_button = chance.random() < 0.2
    message = said("/read_section", "read_section", section="3") if is_button else said("hm", chance.choice(INTENTS))
    offered = chance.choice([None, "keeping", "meanings", "removing", "danger"])
    noted: list[Event] = [SlotSet("reply", {"verdict": "answered"}), SlotSet("failures", chance.randrange(3))]
    if chance.random() < 0.7:
        noted += [SlotSet("offered", offered), FollowupAction("action_listen")]
    deed = chance.random()
    if deed < 0.05:
        return [*message, UserUtteranceReverted(), begun()[-1], *message, *done("action_show_menu", *noted)]
    if deed < 0.1:
        return [*message, ActionExecuted("action_show_menu"), ActionReverted(), *done("action_show_menu", *noted)]
    if deed < 0.15:
        return [*begun()[:2], *noted, begun()[-1], *message, *done("action_answer_question")]
    if deed < 0.18:
        return [*message, ActionExecuted("action_restart"), Restarted(), *begun()]
    return [*message, *done(chance.choice(ACTIONS), *noted)]


def seen_by(policy: Policy, tracker: DialogueStateTracker, domain: Domain) -> list[Any]:
    """The last states that the policy predicts from."""
    return list(policy._prediction_states(tracker, domain))[-HISTORY:]


@pytest.mark.parametrize("seed", range(8))
def test_the_policies_see_what_they_would_see_of_the_whole_conversation(
    domain: Domain, policies: list[Policy], seed: int
) -> None:
    chance, whole = random.Random(seed), a_tracker(domain)
    short = whole.copy()
    for _ in range(25):
        short = again(short, domain)
        for event in any_turn(chance):
            for tracker in (whole, short):
                tracker.update(event)
            for policy in policies:
                assert seen_by(policy, short, domain) == seen_by(policy, whole, domain)


@pytest.mark.parametrize("turns", [1, 2, 3, 4])
def test_of_fewer_turns_than_three_they_would_not(domain: Domain, policies: list[Policy], turns: int) -> None:
    """Whether the test above can fail."""
    history = [turn(number, offered="keeping") for number in range(8)]
    whole, short = a_tracker(domain, *history), a_tracker(domain, *history[-turns:])
    for tracker in (whole, short):
        for event in said("next", "ask_food"):
            tracker.update(event)
    seen = [seen_by(policy, short, domain) == seen_by(policy, whole, domain) for policy in policies]
    assert seen == [turns >= 3] * 2


def test_the_size_does_not_grow_with_the_turns(domain: Domain) -> None:
    tracker = a_tracker(domain)
    sizes = []
    for number in range(100, 160):
        for event in turn(number, offered="keeping", reply={"verdict": "answered"}, failures=0):
            tracker.update(event)
        tracker = again(tracker, domain)
        sizes.append(len(json.dumps([event.as_dict() | {"timestamp": 0} for event in tracker.events])))
    assert len(set(sizes[4:])) == 1
    assert len(pack(tracker)) < 10_000


def test_slots_survive_however_long_ago_they_were_set(domain: Domain) -> None:
    slots = {
        "doctor_questions": ["May I drink?"],
        "matters": [{"topics": ["food"]}],
        "failures": 1,
        "offered": "danger",
    }
    tracker = a_tracker(domain, turn(0, **slots), *(turn(number) for number in range(1, 12)))
    for _ in range(3):
        tracker = again(tracker, domain)
        assert {name: tracker.get_slot(name) for name in slots} == slots


def test_a_slot_that_was_emptied_stays_empty(domain: Domain) -> None:
    emptied: dict[str, Any] = {"doctor_questions": None, "offered": None, "choices": None}
    tracker = a_tracker(domain, turn(0, doctor_questions=["a"], offered="danger", choices={}), turn(1, **emptied))
    for _ in range(2):
        tracker = again(tracker, domain)
        assert {name: tracker.get_slot(name) for name in emptied} == emptied


def test_of_what_actions_noted_only_the_last_is_kept(domain: Domain) -> None:
    older, newer = ({"question": words} for words in ("older words", "newer words"))
    state = pack(a_tracker(domain, turn(0, reply=older), turn(1, reply=newer)))
    assert "newer words" in state and "older words" not in state


def test_the_patients_last_words_and_their_time_are_there_for_the_next_turn(domain: Domain) -> None:
    tracker = a_tracker(domain, *(turn(number) for number in range(9)))
    before = [event for event in tracker.events if isinstance(event, UserUttered)][-4:]
    after = [event for event in again(tracker, domain).events if isinstance(event, UserUttered)]
    assert [(event.text, event.timestamp) for event in after] == [(event.text, event.timestamp) for event in before]
    assert again(tracker, domain).latest_action_name == "action_listen"


def test_nothing_else_of_a_message_is_kept(domain: Domain) -> None:
    button = [*said("/read_section", "read_section", section="my words"), *done("action_read_section")]
    state = pack(a_tracker(domain, turn(1), button))
    assert "Avoid alcohol" not in state  # what the bot said
    assert not any(words in state for words in ("intent_ranking", "text_tokens", "id-1", "my words"))


def test_a_conversation_of_no_turn_has_a_state_too(domain: Domain) -> None:
    tracker = again(DialogueStateTracker.from_events("c", [], domain.slots), domain)
    assert not tracker.latest_message or not tracker.latest_message.text
    assert tracker.sender_id == "c" and tracker.latest_action_name == "action_listen"


async def test_a_new_conversation_has_no_tracker(domain: Domain) -> None:
    store, turn = ConversationStore(domain), OpenTurn("c", Remembered())
    with turn.entered():
        assert await store.retrieve("c") is None
        assert turn.take() is None
        await store.save(await store.get_or_create_tracker("c"))
    taken = turn.take()
    assert taken and taken.is_whole and taken.tracker.sender_id == "c"


async def test_a_turn_goes_on_from_the_state_that_the_last_one_left(domain: Domain) -> None:
    state = pack(a_tracker(domain, turn(1, failures=2)))
    tracker = await retrieved(domain, Remembered(state, ("of the database",)))
    assert tracker and tracker.get_slot("failures") == 2 and tracker.get_slot("doctor_questions") is None
    assert tracker.latest_message and tracker.latest_message.text == "question 1"


async def test_a_new_session_begins_with_the_list_for_the_doctor(domain: Domain) -> None:
    tracker = await retrieved(domain, Remembered(None, ("a", "b")))
    assert tracker and tracker.get_slot("doctor_questions") == ["a", "b"]
    assert not [event for event in tracker.events if isinstance(event, UserUttered)]


async def test_within_a_turn_the_tracker_is_the_one_that_was_saved(domain: Domain) -> None:
    store = ConversationStore(domain)
    with OpenTurn("c", Remembered()).entered():
        tracker = await store.get_or_create_tracker("c")
        await store.save(tracker)
        assert await store.retrieve("c") is tracker
        assert list(await store.keys()) == ["c"]


async def test_turns_at_the_same_time_have_their_own_trackers(domain: Domain) -> None:
    store, saved = ConversationStore(domain), asyncio.Event()
    slow, quick = OpenTurn("c", Remembered()), OpenTurn("c", Remembered())

    async def last() -> None:
        with slow.entered():
            tracker = await store.get_or_create_tracker("c")
            await saved.wait()
            await store.save(tracker)

    async def first() -> None:
        with quick.entered():
            await store.save(await store.get_or_create_tracker("c"))
        saved.set()

    await asyncio.gather(last(), first())
    assert slow.saved is not quick.saved and slow.saved and quick.saved


async def test_outside_of_a_turn_there_is_no_tracker(domain: Domain) -> None:
    with pytest.raises(LookupError):
        await ConversationStore(domain).retrieve("c")


async def test_a_turn_that_begins_without_its_history_is_marked(domain: Domain) -> None:
    store, turn = ConversationStore(domain), OpenTurn("c", Remembered("[]", is_whole=False))
    with turn.entered():
        await store.save(await store.get_or_create_tracker("c"))
    taken = turn.take()
    assert taken and not taken.is_whole


async def retrieved(domain: Domain, remembered: Remembered) -> DialogueStateTracker | None:
    """What a turn begins from."""
    with OpenTurn("c", remembered).entered():
        return await ConversationStore(domain).retrieve("c")


NO_STATES = [
    "",
    "{",
    "null",
    "5",
    "[1]",
    "[null]",
    '["event"]',
    '[{"event": 5}]',
    '[{"event": "of another Rasa"}]',
    '[{"event": "user", "parse_data": 5}]',
    '[{"event": "action"}]',
    "[" * 100_000,
]


@pytest.mark.parametrize("state", NO_STATES, ids=range(len(NO_STATES)))
async def test_a_state_that_cannot_be_read_begins_anew_with_the_list(
    domain: Domain, state: str, caplog: pytest.LogCaptureFixture
) -> None:
    tracker = await retrieved(domain, Remembered(state, ("a",)))
    assert tracker and tracker.get_slot("doctor_questions") == ["a"] and tracker.latest_action_name == "action_listen"
    assert "a conversation begins anew, its state cannot be read" in caplog.text


names = st.sampled_from(["event", "name", "value", "text", "parse_data", "timestamp"])
plain = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["slot", "user", "action"])
json_values = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=json_values)
async def test_whatever_a_state_holds_the_patient_is_answered(domain: Domain, state: Any) -> None:
    tracker = await retrieved(domain, Remembered(json.dumps(state)))
    assert tracker is None or tracker.sender_id == "c"


def test_what_another_version_left_does_no_harm(domain: Domain, policies: list[Policy]) -> None:
    """A slot, an intent, an action and an entity that are no longer in the domain."""
    left = [
        *said("old", "ask_what_was_then", thing="x"),
        *done("action_of_then", SlotSet("mood", "blue"), SlotSet("failures", 2)),
    ]
    tracker = again(a_tracker(domain, left, turn(1)), domain)
    assert tracker.get_slot("failures") == 2 and tracker.get_slot("mood") is None
    for event in turn(2):
        tracker.update(event)
    assert all(seen_by(policy, tracker, domain) for policy in policies)
