"""Replies to a message in another language."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, utter
from bot import bootstrap
from bot.leaflet.answer import Reply, Say, Verdict


class NameLanguage(Action):
    """Says in that language that the leaflet is in English and to ask the doctor."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_name_language"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Say it in the language, where there are words for it, and in English."""
        response = f"utter_language_{tracker.latest_message.get('language')}"
        own = (Say(response),) if response in bootstrap.wording().texts else ()
        reply = Reply(Verdict.OFF_TOPIC, (*own, Say("utter_only_english")))
        return utter(dispatcher, tracker, reply, context_of(tracker))
