"""Rasa's RulePolicy, looking only at the rules that may apply.

Rasa goes through every rule for every prediction, once for the patient's text and once for the intent, and copies the
conversation for its log; that is a tenth of a turn.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rasa.core.policies.rule_policy import RULES
from rasa.core.policies.rule_policy import RulePolicy as RasaRulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, ACTION_TEXT, INTENT, TEXT

_Found = tuple[str | None, str | None, bool]  # an action, the rule it comes from, whether a loop was interrupted
_Place = tuple[str | None, str | None]  # the action before and the intent, of the newest state


class RulePolicy(RasaRulePolicy):
    """A rasa.core.policies.rule_policy.RulePolicy; the name of the class is what its predictions carry."""

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> _Found:
        if use_text_for_last_user_input and not self._has_texts:
            return None, None, False
        found: _Found = super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        return found

    @staticmethod
    def format_tracker_states(*_: object) -> str:
        """Nothing: it would go into a log."""
        return ""

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        if lookup is self.lookup[RULES] and states:
            action, intent = _place(states[-1])
            near = {*self._index.get((action, intent), ()), *self._index.get((action, None), ())}
            lookup = {key: lookup[key] for key in near}
        found: set[str] = super()._get_possible_keys(lookup, states)
        return found

    @cached_property
    def _index(self) -> Mapping[_Place, list[str]]:
        """Rules by what their newest state asks for; where it asks for no intent, any will do."""
        found: defaultdict[_Place, list[str]] = defaultdict(list)
        for key in self.lookup[RULES]:
            found[_place(json.loads(key)[-1])].append(key)
        return found

    @cached_property
    def _has_texts(self) -> bool:
        """Whether a rule is for what patients type rather than for an intent."""
        states = (state for key in self.lookup[RULES] for state in json.loads(key))
        return any(TEXT in state.get(USER, {}) or ACTION_TEXT in state.get(PREVIOUS_ACTION, {}) for state in states)


def _place(state: State) -> _Place:
    """Where a conversation begins no action came before, and any intent will do (RulePolicy._is_rule_applicable)."""
    action = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
    return (action, state.get(USER, {}).get(INTENT)) if action else (None, None)
