"""Goes back to the answer before the last."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on, typed
from bot import bootstrap
from bot.openers import is_first


class ReturnEarlier(Action):
    """Shows the earlier answer, which is the newest matter again."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_return_earlier"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Answer the matter before the last."""
        context = context_of(tracker).back(to_first=is_first(typed(tracker)))
        return go_on(dispatcher, tracker, bootstrap.follow_ups().again(context), context)
