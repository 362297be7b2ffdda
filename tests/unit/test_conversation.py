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
    "button",
    [
        *("restart", "", "/keep_question", "keep_question ", "keep_question{}", "🙂", "a" * 9999),
        # a question, a section or a deed that no reply offers
        *("ask_wool", "report_overdose", "clear_questions", "ask_dose@0.9", 'ask_dose{"section": "1"}'),
        *("read_section", 'read_section{"section": "99"}', 'read_section{"section":"1"}'),
    ],
)
async def test_an_unknown_button_is_not_understood_and_never_reaches_the_agent(button: str) -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent).press("c", button)
    assert texts(reply) == [words_of("utter_not_understood")]
    assert agent.heard == []


@pytest.mark.parametrize(
    ("button", "label"),
    [
        ("keep_question", "Keep it for my doctor"),
        ("ask_alcohol", "Can I drink alcohol while taking it?"),
        ('read_section{"section": "0"}', "The start of the leaflet"),
        ("say_helpful", "Yes, it helped"),
    ],
)
async def test_a_button_that_a_reply_may_offer_reaches_the_agent_as_its_payload(button: str, label: str) -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent).press("c", button)
    assert agent.heard == [("c", f"/{button}")]
    assert reply.user == label


async def test_a_reply_holds_quotes_words_notices_and_buttons() -> None:
    keep = {"title": "Keep it for my doctor", "payload": "/keep_question"}
    read = {"title": "The start of the leaflet", "payload": '/read_section{"section": "0"}'}
    offer, notice = words_of("utter_offer_to_keep"), words_of("utter_notice_emergency")
    agent = FakeAgent(
        says=[{"text": notice}, {"text": ALCOHOL}, {"text": offer, "buttons": [keep, read]}],
        noted={"verdict": "answered", "urgent": True},
    )
    reply = await conversations_with(agent).say("c", " May I  have a beer? ")
    section = "Important points for Baclofen use"
    quote = Message(Kind.QUOTE, ALCOHOL, section, ALCOHOL_NUMBER)
    assert reply.messages == (Message(Kind.NOTICE, notice), quote, Message(Kind.SAY, offer))
    start = Button('read_section{"section": "0"}', "The start of the leaflet")
    assert reply.buttons == (Button("keep_question", "Keep it for my doctor"), start)
    assert (reply.user, reply.verdict, reply.urgent) == (" May I  have a beer? ", "answered", True)
    assert (reply.intent, reply.confidence) == ("ask_alcohol", 0.988)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. Is milk bad?", Kind.ITEM),
        (words_of("utter_questions_list"), Kind.SAY),
        (words_of("utter_notice_overdose"), Kind.NOTICE),
        (ALCOHOL, Kind.QUOTE),
    ],
)
async def test_a_page_is_told_what_each_message_is(text: str, kind: Kind) -> None:
    agent = FakeAgent(says=[{"text": text}], kept=["Is milk bad?"])
    reply = await conversations_with(agent).say("c", "my questions")
    assert [message.kind for message in reply.messages] == [kind]


@pytest.mark.parametrize(("kept", "shown"), [(["Is milk bad?"], "1. Is milk bad?"), (None, words_of("utter_default"))])
async def test_a_question_kept_before_a_pause_may_be_shown_though_it_was_not_typed_since(
    kept: list[str] | None, shown: str
) -> None:
    agent = FakeAgent(says=[{"text": "1. Is milk bad?"}], kept=kept)
    assert texts(await conversations_with(agent).say("c", "my questions")) == [shown]


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
