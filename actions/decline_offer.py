"""Replies to a "no"."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import OFFERED_SLOT, Events, offers

_SAYS = {
    "keeping": "utter_question_not_kept",
    "meanings": "utter_other_words",
    "danger": "utter_notice_still",
    "deleting": "utter_conversation_kept",
}


class DeclineOffer(Action):
    """Takes back what the last reply offered."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_decline_offer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Say what the "no" means, and offer it no more."""
        dispatcher.utter_message(response=_SAYS.get(tracker.get_slot(OFFERED_SLOT) or "", "utter_deny"))
        return offers(None)
