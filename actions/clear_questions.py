"""Deletes the list of questions for the doctor."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import QUESTIONS_SLOT, Events, offers


class ClearQuestions(Action):
    """Empties the list, without asking twice."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_clear_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Delete all that was kept."""
        dispatcher.utter_message(response="utter_questions_cleared")
        return [SlotSet(QUESTIONS_SLOT, None), *offers(None)]
