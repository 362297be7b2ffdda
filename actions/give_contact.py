"""Tells the patient how to reach a person."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, offers
from bot import bootstrap


class GiveContact(Action):
    """Gives the clinic's contact from the settings."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_give_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Give the contact; without one, say to call the clinic."""
        contact = bootstrap.settings().clinic_contact
        if contact:
            dispatcher.utter_message(response="utter_person_at", contact=contact)
        else:
            dispatcher.utter_message(response="utter_person")
        return offers(None)
