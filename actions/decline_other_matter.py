"""Replies to what is not about this medicine."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, questions_of, utter
from bot import bootstrap


class DeclineOtherMatter(Action):
    """Says what the bot can help with; a question in the same message that is about this medicine is answered."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_decline_other_matter"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Decline, or answer what can be."""
        return utter(dispatcher, tracker, bootstrap.answering().reply(questions_of(tracker)), bootstrap.wording())
