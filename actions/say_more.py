"""Goes on reading where the last reply stopped."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on
from bot import bootstrap


class SayMore(Action):
    """Shows the rest of the sections that were quoted."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_say_more"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Show the next part; when there is none, say so."""
        context = context_of(tracker)
        return go_on(dispatcher, tracker, bootstrap.follow_ups().more(context), context)
