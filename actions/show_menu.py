"""Says what can be asked, and shows the parts of the leaflet."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, context_of, utter
from bot import bootstrap
from bot.dialogue.menu import menu


class ShowMenu(Action):
    """Shows the sections to choose from."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_show_menu"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Show the menu."""
        dispatcher.utter_message(response="utter_bot_help")
        return utter(dispatcher, tracker, menu(bootstrap.document().sections, "utter_menu"), context_of(tracker))
