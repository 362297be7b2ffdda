"""Begins anew; the list for the doctor stays."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import CHOICES_SLOT, FAILURES_SLOT, MATTERS_SLOT, REPLY_SLOT, Events, offers


class StartOver(Action):
    """Forgets what the conversation was about."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Forget it and ask what the patient would like to know."""
        dispatcher.utter_message(response="utter_start_over")
        forgotten = (REPLY_SLOT, MATTERS_SLOT, CHOICES_SLOT, FAILURES_SLOT)
        return [*(SlotSet(name, None) for name in forgotten), *offers(None)]
