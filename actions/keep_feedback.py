"""Keeps whether the last reply helped."""

import time

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import FEEDBACK_SLOT, REPLY_SLOT, Events, offers
from bot.dialogue.feedback import given


class KeepFeedback(Action):
    """Notes what the patient says of the last reply, and thanks."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_keep_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Keep it with the topics of the reply; nothing of what was typed."""
        helpful = tracker.latest_message["intent"]["name"] == "say_helpful"
        topics = (tracker.get_slot(REPLY_SLOT) or {}).get("topics", [])
        dispatcher.utter_message(response="utter_helpful" if helpful else "utter_unhelpful")
        state = given(tracker.get_slot(FEEDBACK_SLOT), helpful, topics, time.time())
        return [SlotSet(FEEDBACK_SLOT, state), *offers(None)]
