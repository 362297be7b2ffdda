"""Replies to what may be an emergency."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, questions_of, utter
from bot import bootstrap


class HandleEmergency(Action):
    """Gives the emergency notice first, then what the document says that bears on it."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_handle_emergency"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Give the notice that fits the intent."""
        intent = tracker.latest_message["intent"]["name"]
        reply = bootstrap.answering().emergency(intent, questions_of(tracker))
        return utter(dispatcher, tracker, reply, bootstrap.wording())
