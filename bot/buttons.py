"""What the patient can tap: the label of each choice, and what Rasa is told when it is tapped."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.leaflet.answer import Choice
from bot.leaflet.document import Document
from bot.leaflet.intents import START_OVER
from bot.wording import Wording

READ = "read_section"  # the intent that reads a section
_CHOICE = "utter_choice_"
_OWN_WORDS = {
    "keep_question": "utter_keep_button",
    "request_more": "utter_go_on_button",
    "say_helpful": "utter_helpful_button",
    "say_unhelpful": "utter_unhelpful_button",
    START_OVER: "utter_delete_button",
}


@dataclass(frozen=True)
class Buttons:
    """Every choice that a reply may offer."""

    document: Document
    wording: Wording

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of each button by its payload."""
        return {payload(choice): self.label(choice) for choice in self._all()}

    def label(self, choice: Choice) -> str:
        """What the patient reads; raises WordingError where domain.yml has no words for it."""
        if choice.section:
            return choice.section.title or self.wording.text("utter_section_start")
        return self.wording.text(_OWN_WORDS.get(choice.intent) or _CHOICE + choice.intent.removeprefix("ask_"))

    def _all(self) -> Iterator[Choice]:
        yield from map(Choice, _OWN_WORDS)
        yield from (Choice(READ, section) for section in self.document.sections if section.sentences)
        for response in self.wording.texts:
            if response.startswith(_CHOICE):
                yield Choice(f"ask_{response.removeprefix(_CHOICE)}")


def payload(choice: Choice) -> str:
    """What Rasa is told: the intent, and the number of the section as an entity."""
    entities = json.dumps({"section": str(choice.section.number)}) if choice.section else ""
    return f"/{choice.intent}{entities}"
