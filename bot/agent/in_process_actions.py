"""Rasa's custom actions, run in our own process: no server, no network, and nothing of the patient in an error.

Where Rasa asks an action server it checks the answer by its JSON schema, and that schema itself anew for every turn,
which takes longer than all the rest of the turn.
"""

from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.events import read_event

ACTIONS = "actions"  # the package of the custom actions, found by name as `rasa run actions` does


class ActionError(Exception):
    """An action failed; only the kind of the failure is told."""


class InProcessActions:
    """All custom actions by their names in domain.yml."""

    def __init__(self, package: str = ACTIONS) -> None:
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    def action(self, name: str) -> "InProcessAction":
        """The action of this name, as Rasa runs one."""
        return InProcessAction(name, self._executor)


class InProcessAction(RemoteAction):
    """One custom action."""

    def __init__(self, name: str, executor: ActionExecutor) -> None:
        super().__init__(name, EndpointConfig(enable_selective_domain=True))  # no domain in what the action is told
        self._executor = executor

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """What the action says and sets. Raises ActionError."""
        try:
            answer: dict[str, Any] = await self._executor.run(self._action_call_format(tracker, domain))
            said = await self._utter_responses(answer["responses"], output_channel, nlg, tracker)
            return [*said, *map(read_event, answer["events"])]
        except Exception as err:  # noqa: BLE001 whatever it was, its text may hold a patient's words, and Rasa logs what it gets
            raise ActionError(f"{self.name()} failed: {type(err).__name__}") from None
