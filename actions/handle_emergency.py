"""Replies to what may be an emergency."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, answer, questions_of
from bot import bootstrap


class HandleEmergency(Action):
    """Gives the emergency notice first, then what the document says that bears on it."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_handle_emergency"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Give the notice that fits the intent."""
        questions, intent = questions_of(tracker), tracker.latest_message["intent"]
        confidence = intent.get("confidence")  # a button has none
        sure = 1.0 if confidence is None else float(confidence)
        reply = bootstrap.answering().emergency(intent["name"], questions, sure)
        return answer(dispatcher, tracker, reply, questions)
