"""Takes a question off the list for the doctor."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import QUESTIONS_SLOT, Events, offers, typed
from actions.show_questions import ShowQuestions
from bot.dialogue.doctor_list import question_meant


class RemoveQuestion(Action):
    """Removes the question that the patient points to."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_remove_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Remove it; where it cannot be told which, show the list and ask."""
        kept = tracker.get_slot(QUESTIONS_SLOT) or []
        place = question_meant(typed(tracker), kept)
        if place is None:
            await ShowQuestions().run(dispatcher, tracker, domain)
            if kept:
                dispatcher.utter_message(response="utter_which_question")
            return offers("removing" if kept else None)
        dispatcher.utter_message(response="utter_question_removed", question=kept[place])
        return [SlotSet(QUESTIONS_SLOT, [*kept[:place], *kept[place + 1 :]]), *offers(None)]
