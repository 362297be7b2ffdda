"""A turn in, a reply out: what it holds. See also test_conversation_*.py."""

from typing import Any

import pytest

from bot.reply import Button, Kind, Message

from .fakes import ALCOHOL, ALCOHOL_NUMBER, FakeAgent, FakeRecords, conversations_with, texts, words_of


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
    assert reply.messages == (
        Message(Kind.NOTICE, notice, response="utter_notice_emergency"),
        quote,
        Message(Kind.SAY, offer, response="utter_offer_to_keep"),
    )
    assert reply.shown == ("utter_notice_emergency", ALCOHOL_NUMBER, "utter_offer_to_keep")
    start = Button('read_section{"section": "0"}', "The start of the leaflet")
    assert reply.buttons == (Button("keep_question", "Keep it for my doctor"), start)
    assert (reply.user, reply.verdict, reply.urgent) == (" May I  have a beer? ", "answered", True)
    assert (reply.intent, reply.confidence) == ("ask_alcohol", 0.988)


@pytest.mark.parametrize(
    ("text", "kind", "response"),
    [
        ("1. Is milk bad?", Kind.ITEM, "utter_question_item"),
        (words_of("utter_questions_list"), Kind.SAY, "utter_questions_list"),
        (words_of("utter_notice_overdose"), Kind.NOTICE, "utter_notice_overdose"),
        (ALCOHOL, Kind.QUOTE, None),
    ],
)
async def test_a_page_is_told_what_each_message_is(text: str, kind: Kind, response: str | None) -> None:
    agent = FakeAgent(says=[{"text": text}])
    reply = await conversations_with(agent, FakeRecords(listed=["Is milk bad?"])).say("c", "my questions")
    assert [(message.kind, message.response) for message in reply.messages] == [(kind, response)]


@pytest.mark.parametrize(("listed", "shown"), [(["Is milk bad?"], "1. Is milk bad?"), ([], words_of("utter_default"))])
async def test_a_question_kept_before_a_pause_may_be_shown_though_it_was_not_typed_since(
    listed: list[str], shown: str
) -> None:
    agent = FakeAgent(says=[{"text": "1. Is milk bad?"}])
    assert texts(await conversations_with(agent, FakeRecords(listed=listed)).say("c", "my questions")) == [shown]


NOTED = [
    # yes
    {"reply": {"question": "is milk bad?"}},
    {"matters": [{"questions": [{"text": "and cheese"}, {"text": "so is milk bad? 🥛"}]}]},
    {"choices": {"question": {"text": "Is  milk bad?"}, "intents": []}},
    # no
    {"other": {"text": "is milk bad?"}},
    {"reply": {"note": "is milk bad?"}},
    {"matters": ["is milk bad?"]},
    {"choices": {"text": 7, "question": None}},
]


@pytest.mark.parametrize(("slots", "shown"), zip(NOTED, [True] * 3 + [False] * 4, strict=True))
async def test_what_was_typed_earlier_may_be_shown_where_it_was_noted(slots: dict[str, Any], shown: bool) -> None:
    agent = FakeAgent(says=[{"text": "1. Is milk bad?"}], slots=slots)
    reply = await conversations_with(agent).say("c", "my questions")
    assert texts(reply) == ["1. Is milk bad?" if shown else words_of("utter_default")]


async def test_the_outcome_of_an_earlier_turn_is_not_taken_for_this_one() -> None:
    agent = FakeAgent(noted={"verdict": "answered", "urgent": True})
    conversations = conversations_with(agent)
    await conversations.say("c", "may I have a beer")
    agent.noted, agent.says = None, [{"text": words_of("utter_thanks")}]
    reply = await conversations.say("c", "cheers")
    assert (reply.verdict, reply.urgent) == ("small_talk", False)
