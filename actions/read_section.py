"""Reads a section of the document to the patient."""

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.conversation import Events, answer, context_of, questions_of, utter
from bot import bootstrap
from bot.dialogue.menu import menu, section_numbered, sections_meant


class ReadSection(Action):
    """Shows all sentences of a section, a part at a time."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_read_section"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Read the section that was tapped or named; where it cannot be told which, let the patient choose."""
        document, questions = bootstrap.document(), questions_of(tracker)
        tapped = next(tracker.get_latest_entity_values("section"), None)
        found = section_numbered(tapped, document) or sections_meant(
            questions[0], document, bootstrap.answering().topics
        )
        if len(found) != 1:
            reply = menu(found or document.sections, "utter_which_section")
            return utter(dispatcher, tracker, reply, context_of(tracker))
        return answer(dispatcher, tracker, bootstrap.follow_ups().section(found[0]), questions)
