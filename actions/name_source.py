"""Says where in the document the last quotes stand."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on
from bot import bootstrap


class NameSource(Action):
    """Names section and sentence of each."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_name_source"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Show the sentences with their places."""
        context = context_of(tracker)
        return go_on(dispatcher, tracker, bootstrap.follow_ups().source(context), context)
