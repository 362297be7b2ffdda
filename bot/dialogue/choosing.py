"""Asking back: what the patient chose of what was offered."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialogue.context import Matter
from bot.dialogue.doctor_list import place_in
from bot.leaflet.answer import Choice, Reply, Say, Verdict
from bot.leaflet.intents import ASK
from bot.leaflet.question import Question
from bot.leaflet.topics import Topics
from bot.meanings import MOST, meanings, other_meanings

_MANY = 99  # more places than anybody names


def chosen(questions: list[Question], choices: Mapping[str, Any] | None) -> list[Question]:
    """What is asked: the earlier question as one of its meanings, where the button of one was tapped; else these."""
    if not choices or len(questions) != 1:
        return questions
    tapped = questions[0]
    if tapped.text != f"/{tapped.intent}" or tapped.intent not in choices["intents"]:
        return questions
    return [Question.from_dict(choices["question"]).settled(tapped.intent)]


def choice_meant(text: str, choices: Mapping[str, Any] | None) -> Question | None:
    """The earlier question as the meaning that a "yes" or "the second one" chooses; None where it cannot be told."""
    intents = choices["intents"] if choices else []
    place = place_in(text, len(intents))
    if place is None and len(intents) == 1 and place_in(text, _MANY) is None:
        place = 0
    return Question.from_dict(choices["question"]).settled(intents[place]) if choices and place is not None else None


def which_one(choices: Mapping[str, Any] | None) -> Reply:
    """Asks which of the meanings offered is meant; without any, for the question in other words."""
    return _offer(choices["intents"]) if choices and choices["intents"] else _says("utter_nothing_to_choose")


def other_than(choices: Mapping[str, Any] | None, last: Matter | None, topics: Topics) -> Reply:
    """Offers what the question may have meant other than what was answered; without any, asks for other words."""
    question = Question.from_dict(choices["question"]) if choices else None
    answered = last.topics if last else ()
    found = (
        (*other_meanings(question, topics, answered[-1] if answered else None), *meanings(question, topics))
        if question
        else ()
    )
    intents = [intent for intent in dict.fromkeys(found) if intent.removeprefix(ASK) not in answered][:MOST]
    return _offer(intents) if intents else _says("utter_misunderstood")


def _offer(intents: Sequence[str]) -> Reply:
    return Reply(Verdict.NOT_COVERED, (Say("utter_which_one", choices=tuple(map(Choice, intents))),))


def _says(response: str) -> Reply:
    return Reply(Verdict.NOT_COVERED, (Say(response),))
