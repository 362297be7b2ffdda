"""Whatever the conversation, the rules that apply are those that Rasa finds by going through all of them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RULES
from rasa.core.policies.rule_policy import RulePolicy as RasaRulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.agent.rule_policy import RulePolicy

INTENTS, ACTIONS = ["ask_a", "ask_b"], ["action_listen", "action_x"]


def policy(kind: type[Any], rules: dict[str, str]) -> Any:
    """A policy with rules, without a model."""
    made = object.__new__(kind)
    made.lookup = {RULES: rules}
    return made


def state(action: str | None, intent: str | None, slot: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if action:
        found["prev_action"] = {"action_name": action}
    if intent:
        found["user"] = {"intent": intent}
    if slot:
        found["slots"] = {"choices": slot}
    return found


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    some = st.sampled_from
    return state(draw(some([None, *ACTIONS])), draw(some([None, *INTENTS])), draw(some([None, "one", "two"])))


ROWS = st.lists(states(), min_size=1, max_size=3)


@given(st.lists(ROWS, max_size=12), ROWS)
def test_the_rules_that_apply_are_rasas(rules: list[list[dict[str, Any]]], conversation: list[dict[str, Any]]) -> None:
    lookup = {json.dumps(rule): "action_x" for rule in rules}
    expected = policy(RasaRulePolicy, lookup)._get_possible_keys(lookup, conversation)
    assert policy(RulePolicy, lookup)._get_possible_keys(lookup, conversation) == expected


def test_only_rules_that_may_apply_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {json.dumps([state("action_listen", f"ask_{n}")]): "action_x" for n in range(50)}
    looked: list[str] = []
    monkeypatch.setattr(RasaRulePolicy, "_is_rule_applicable", lambda self, key, at, state: looked.append(key))
    policy(RulePolicy, rules)._get_possible_keys(rules, [state("action_listen", "ask_7")])
    assert looked == [json.dumps([state("action_listen", "ask_7")])]


def test_other_lookups_than_that_of_rules_are_gone_through_whole() -> None:
    others = {json.dumps([state("action_listen", "ask_a")]): "action_x"}
    found = policy(RulePolicy, {})._get_possible_keys(others, [state("action_listen", "ask_a")])
    assert found == others.keys()


def test_a_text_is_not_looked_up_where_no_rule_has_one() -> None:
    rules = {json.dumps([state("action_listen", "ask_a")]): "action_x"}
    tracker = DialogueStateTracker.from_events("p", [])
    assert policy(RulePolicy, rules)._find_action_from_rules(
        tracker, Domain.empty(), use_text_for_last_user_input=True
    ) == (None, None, False)


@pytest.mark.parametrize("texts", [{"user": {"text": "hello"}}, {"prev_action": {"action_text": "Hello!"}}])
def test_a_rule_for_a_text_is_noticed(texts: dict[str, Any]) -> None:
    assert policy(RulePolicy, {json.dumps([texts]): "action_x"})._has_texts


def test_its_predictions_carry_rasas_name() -> None:
    assert RulePolicy.__name__ == RasaRulePolicy.__name__
