"""Questions are asked once each, and what was understood on the way is kept."""

from typing import Any, cast

from rasa.core.agent import Agent
from rasa.shared.core.events import UserUttered

from bot.leaflet.question import Question
from tests.unit.fakes import ALCOHOL_NUMBER, FakeAgent
from tools.evaluation.asking import Result, Understood, ask_all

from .small import labelled, result, understood

ALCOHOL = understood("ask_alcohol", 0.9)


class UnderstandingAgent(FakeAgent):
    """Leaves in the tracker what a trained model would have made of the message."""

    def understood(self, text: str) -> UserUttered:
        parsed: Any = {
            "text": text,
            "intent": {"name": ALCOHOL.intent, "confidence": 0.9},
            "questions": [each.to_dict() for each in ALCOHOL.questions],
        }
        return UserUttered(text, parsed["intent"], parse_data=parsed)


async def ask(agent: FakeAgent, *questions: str) -> list[Result]:
    return await ask_all(cast(Agent, agent), [labelled(name=each, question=each) for each in questions])


async def test_the_sentences_shown_and_what_was_understood_are_kept() -> None:
    (found,) = await ask(UnderstandingAgent(), "can i drink")
    assert found.shown == (ALCOHOL_NUMBER,)
    assert found.understood == ALCOHOL
    assert not found.urgent


async def test_every_question_is_asked_once_in_a_conversation_of_its_own() -> None:
    agent = FakeAgent()
    await ask(agent, "can i drink", "and beer")
    assert [text for _, text in agent.heard] == ["can i drink", "and beer"]
    assert len({conversation for conversation, _ in agent.heard}) == 2
    assert agent.known == [[], []]


async def test_a_text_that_never_reaches_the_model_is_not_understood() -> None:
    agent = FakeAgent()
    (found,) = await ask(agent, "?!")
    assert (found.shown, found.understood, agent.heard) == ((), Understood(), [])


async def test_a_model_that_leaves_no_questions_is_understood_by_its_intent() -> None:
    (found,) = await ask(FakeAgent(), "hello")
    assert found.understood == Understood("ask_alcohol", (Question("hello", "ask_alcohol", 0.98765),))


async def test_a_notice_for_an_emergency_is_kept() -> None:
    (found,) = await ask(FakeAgent(failure=RuntimeError()), "i took 50 tablets of it at once")
    assert found.urgent


def test_emergencies_without_a_notice_and_notices_without_one_are_told_apart() -> None:
    both = [
        result(labelled(urgent=danger), urgent=notice) for danger in (True, False, None) for notice in (True, False)
    ]
    assert [each.is_missed_emergency for each in both] == [False, True, False, False, False, False]
    assert [each.is_false_notice for each in both] == [False, False, True, False, False, False]
