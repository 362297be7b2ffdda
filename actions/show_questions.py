"""Shows the questions kept for the doctor."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import QUESTIONS_SLOT, Events, offers


class ShowQuestions(Action):
    """Lists what the patient kept, in order."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_show_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """One message a question; without any, say so."""
        kept = tracker.get_slot(QUESTIONS_SLOT) or []
        dispatcher.utter_message(response="utter_questions_list" if kept else "utter_questions_empty")
        for number, question in enumerate(kept, start=1):
            dispatcher.utter_message(response="utter_question_item", number=str(number), question=question)
        return offers(None)
