"""Replies to a push for a plain yes or no."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on
from bot import bootstrap


class DeclineVerdict(Action):
    """Says that it gives no verdict of its own, and what the document says again."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_decline_verdict"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Decline, and show the last answer again."""
        context = context_of(tracker)
        reply = bootstrap.follow_ups().again(context, "utter_no_verdict")
        return go_on(dispatcher, tracker, reply, context)
