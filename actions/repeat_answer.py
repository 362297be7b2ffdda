"""Says the last answer again."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, go_on
from bot import bootstrap


class RepeatAnswer(Action):
    """Shows what was shown last."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_repeat_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Answer the last matter again."""
        context = context_of(tracker)
        return go_on(dispatcher, tracker, bootstrap.follow_ups().again(context), context)
