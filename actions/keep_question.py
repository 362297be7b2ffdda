"""Keeps a question for the doctor."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import QUESTIONS_SLOT, REPLY_SLOT, Events, offers, typed
from actions.lines import shortened
from bot.dialogue.doctor_list import with_question, written_out
from bot.gate import QUESTION_LENGTH


class KeepQuestion(Action):
    """Puts a question on the patient's list, when the patient says so."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_keep_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Keep the question in the message, else the one answered last; without either, say so."""
        before: str = (tracker.get_slot(REPLY_SLOT) or {}).get("question", "")
        question = shortened(written_out(typed(tracker)) or before, QUESTION_LENGTH)
        if not question:
            dispatcher.utter_message(response="utter_nothing_to_keep")
            return offers(None)
        dispatcher.utter_message(response="utter_question_kept", question=question)
        kept = with_question(tracker.get_slot(QUESTIONS_SLOT) or [], question)
        return [SlotSet(QUESTIONS_SLOT, kept), *offers(None)]
