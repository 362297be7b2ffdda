"""Answers the one that the patient chose of what the last reply offered."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import CHOICES_SLOT, Events, answer, context_of, typed, utter
from bot import bootstrap
from bot.dialogue.choosing import choice_meant, which_one


class TakeChoice(Action):
    """Takes "the second one", or a "yes" to the only one."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_take_choice"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Answer it; where it cannot be told which, ask."""
        choices = tracker.get_slot(CHOICES_SLOT)
        question = choice_meant(typed(tracker), choices)
        if question is None:
            return utter(dispatcher, tracker, which_one(choices), context_of(tracker))
        return answer(dispatcher, tracker, bootstrap.answering().reply([question]), [question])
