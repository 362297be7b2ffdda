"""Begins anew; the list for the doctor stays."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import CHOICES_SLOT, FAILURES_SLOT, MATTERS_SLOT, REPLY_SLOT, Events, offers, typed
from actions.delete_conversation import DeleteConversation
from actions.lines import utter_line
from bot import bootstrap
from bot.dialogue.deleting import wants_deletion
from bot.leaflet.answer import Choice, Say
from bot.leaflet.intents import START_OVER

_OFFER = Say("utter_offer_deletion", choices=(Choice(START_OVER),))


class StartOver(Action):
    """Forgets what the conversation was about; who wants it deleted is asked first, since it does not come back."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start_over"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Forget it and ask what the patient would like to know; the only button that leads here deletes."""
        if typed(tracker).startswith("/"):
            return await DeleteConversation().run(dispatcher, tracker, domain)
        if wants_deletion(typed(tracker)):
            utter_line(dispatcher, _OFFER, bootstrap.buttons())
            return offers("deleting")
        dispatcher.utter_message(response="utter_start_over")
        forgotten = (REPLY_SLOT, MATTERS_SLOT, CHOICES_SLOT, FAILURES_SLOT)
        return [*(SlotSet(name, None) for name in forgotten), *offers(None)]
