"""Answers "how bad is that?" about the last reply."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on
from bot import bootstrap


class TellSeriousness(Action):
    """Shows what the document says of how serious it is."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_tell_seriousness"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Show it, or say that the document does not say."""
        context = context_of(tracker)
        return go_on(dispatcher, tracker, bootstrap.follow_ups().seriousness(context), context)
