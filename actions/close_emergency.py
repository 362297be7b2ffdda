"""Replies to "that was a joke", "the ambulance is here"."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import MATTERS_SLOT, Events, context_of, offers


class CloseEmergency(Action):
    """Names the danger no more; what was said of it stays said."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_close_emergency"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Say what to do if anything changes, and go back to what was spoken of before."""
        dispatcher.utter_message(response="utter_retract_emergency")
        return [SlotSet(MATTERS_SLOT, context_of(tracker).without_emergencies().to_list()), *offers(None)]
