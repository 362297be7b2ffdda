"""Replies to "that is not what I meant"."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import CHOICES_SLOT, Events, context_of, offered_intents, utter
from bot import bootstrap
from bot.dialogue.choosing import other_than


class OfferMeanings(Action):
    """Offers what else the last question may have meant."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_offer_meanings"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Ask back, or ask for other words."""
        choices, context = tracker.get_slot(CHOICES_SLOT), context_of(tracker)
        reply = other_than(choices, context.last, bootstrap.answering().topics)
        offered = {**choices, "intents": list(offered_intents(reply))} if choices else None
        return [*utter(dispatcher, tracker, reply, context), SlotSet(CHOICES_SLOT, offered)]
