"""A turn in, a reply out: what it holds, and what is recorded. See also test_conversation_*.py."""

from dataclasses import replace
from typing import Any

import pytest
from rasa.core.exceptions import AgentNotReady

from bot import bootstrap
from bot.leaflet.question import Question
from bot.reply import Button, Kind, Message

from .fakes import ALCOHOL, ALCOHOL_NUMBER, FakeAgent, FakeRecord, conversations_with, texts, words_of


@pytest.mark.parametrize(
    "button", ["restart", "", "/keep_question", "keep_question ", "keep_question{}", "🙂", "a" * 9999]
)
async def test_an_unknown_button_is_not_understood_and_never_reaches_the_agent(button: str) -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent).press("c", button)
    assert texts(reply) == [words_of("utter_not_understood")]
    assert agent.heard == []


async def test_a_button_of_domain_yml_reaches_the_agent_as_its_payload() -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent).press("c", "keep_question")
    assert agent.heard == [("c", "/keep_question")]
    assert reply.user == "Keep it for my doctor"


async def test_a_reply_holds_quotes_words_notices_and_buttons() -> None:
    keep = {"title": "Keep it for my doctor", "payload": "/keep_question"}
    offer, notice = words_of("utter_offer_to_keep"), words_of("utter_notice_emergency")
    agent = FakeAgent(
        says=[{"text": notice}, {"text": ALCOHOL}, {"text": offer, "buttons": [keep]}],
        noted={"verdict": "answered", "urgent": True},
    )
    reply = await conversations_with(agent).say("c", " May I  have a beer? ")
    section = "Important points for Baclofen use"
    quote = Message(Kind.QUOTE, ALCOHOL, section, ALCOHOL_NUMBER)
    assert reply.messages == (Message(Kind.NOTICE, notice), quote, Message(Kind.SAY, offer))
    assert reply.buttons == (Button("keep_question", "Keep it for my doctor"),)
    assert (reply.user, reply.verdict, reply.urgent) == (" May I  have a beer? ", "answered", True)
    assert (reply.intent, reply.confidence) == ("ask_alcohol", 0.988)


async def test_the_outcome_of_an_earlier_turn_is_not_taken_for_this_one() -> None:
    agent = FakeAgent(noted={"verdict": "answered", "urgent": True})
    conversations = conversations_with(agent)
    await conversations.say("c", "may I have a beer")
    agent.noted, agent.says = None, [{"text": words_of("utter_thanks")}]
    reply = await conversations.say("c", "cheers")
    assert (reply.verdict, reply.urgent) == ("small_talk", False)


@pytest.mark.parametrize("model", ["model-1", None])
async def test_a_record_says_what_was_understood_and_shown_and_not_what_was_typed(model: str | None) -> None:
    record = FakeRecord()
    agent = FakeAgent(noted={"verdict": "partial", "urgent": False}, model_id=model)
    await conversations_with(agent, record).say("c", "my secret words")
    (turn,) = record.turns
    assert (turn.conversation, turn.intent, turn.verdict, turn.urgent) == ("c", "ask_alcohol", "partial", False)
    assert (turn.sentences, turn.document) == ((ALCOHOL_NUMBER,), bootstrap.document().version)
    assert turn.model == (model or "") and turn.at.utcoffset() is not None and turn.milliseconds > 0
    assert "secret" not in repr(replace(turn))


def parsed(intent: str, confidence: float = 0.99) -> dict[str, Any]:
    return {"questions": [Question("", intent, confidence).to_dict()]}


@pytest.mark.parametrize(
    ("agent", "ready"),
    [
        (FakeAgent(failure=AgentNotReady("no model")), False),
        (FakeAgent(parsed={}), False),
        (FakeAgent(parsed={"questions": []}), False),
        (FakeAgent(parsed=parsed("ask_side_effects")), False),
        (FakeAgent(parsed=parsed("ask_dose")), False),
        (FakeAgent(parsed=parsed("ask_alcohol", 0.2)), False),
        (FakeAgent(parsed=parsed("ask_alcohol")), True),
    ],
)
async def test_it_is_ready_when_a_known_question_gets_its_sentence(agent: FakeAgent, ready: bool) -> None:
    assert await conversations_with(agent).ready() is ready
