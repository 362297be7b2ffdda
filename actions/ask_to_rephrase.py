"""Replies to what could not be understood."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, answer, questions_of
from bot.answering import not_understood


class AskToRephrase(Action):
    """Says that the message was not understood and what can be asked."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_ask_to_rephrase"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Ask for other words."""
        return answer(dispatcher, tracker, not_understood(), questions_of(tracker))
