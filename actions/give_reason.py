"""Answers "why?" about the last reply."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on
from bot import bootstrap


class GiveReason(Action):
    """Shows the reason where the document gives one."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_give_reason"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Give the reason, or say that the document does not."""
        context = context_of(tracker)
        return go_on(dispatcher, tracker, bootstrap.follow_ups().reason(context), context)
