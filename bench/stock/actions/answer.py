"""The stock bot's one custom action: what the leaflet says to what was asked.

It runs in the stock bot's own environment, so it knows nothing of this project.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

ANSWERS = Path("answers.json")  # texts by intent, in the project's folder: written by bench.stock.content


class Answer(Action):
    """Utters the texts of the latest intent, of the likeliest one where Rasa is not sure."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Utter them."""
        for text in answers()[tracker.get_intent_of_latest_message() or ""]:
            dispatcher.utter_message(text=text)
        return []


@cache
def answers() -> dict[str, list[str]]:
    """The texts by intent."""
    found: dict[str, list[str]] = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return found
