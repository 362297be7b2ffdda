"""Keeps a question for the doctor."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import QUESTIONS_SLOT, REPLY_SLOT, Events


class KeepQuestion(Action):
    """Puts the last question on the patient's list, when the patient says so."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_keep_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Keep the question that was answered last; without one, say so."""
        question = (tracker.get_slot(REPLY_SLOT) or {}).get("question")
        if not question:
            dispatcher.utter_message(response="utter_nothing_to_keep")
            return []
        dispatcher.utter_message(response="utter_question_kept", question=question)
        kept = tracker.get_slot(QUESTIONS_SLOT) or []
        return [SlotSet(QUESTIONS_SLOT, [*(each for each in kept if each != question), question])]
