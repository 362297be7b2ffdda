"""Deletes the conversation."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import REPLY_SLOT, Events, offers
from bot.leaflet.answer import Verdict


class DeleteConversation(Action):
    """Notes that every copy is to be deleted, which bot.recording has done when the turn is over."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_delete_conversation"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Say that it is done, and have it done."""
        dispatcher.utter_message(response="utter_conversation_deleted")
        return [SlotSet(REPLY_SLOT, {"verdict": Verdict.SMALL_TALK.value, "deletes": True}), *offers(None)]
