"""Whatever fails, the patient is answered and pointed to the doctor, and nothing typed is logged."""

import asyncio
import logging

import pytest
from rasa.core.exceptions import AgentNotReady

from bot.reply import Kind, Message

from .fakes import ALCOHOL, ALCOHOL_NUMBER, SECRET, FakeAgent, FakeRecords, conversations_with, texts, words_of

BROKEN = [
    ("raises", FakeAgent(failure=AgentNotReady("no model"))),
    ("raises a builtin", FakeAgent(failure=KeyError("text"))),
    ("says nothing", FakeAgent(says=[])),
    ("says a thing of its own", FakeAgent(says=[{"text": "Take two tablets."}])),
    ("says half a sentence", FakeAgent(says=[{"text": ALCOHOL}, {"text": ALCOHOL[:20]}])),
    ("echoes what was not typed", FakeAgent(says=[{"text": "1. kill all patients"}])),
    ("says an emoji", FakeAgent(says=[{"text": "🙂"}])),
    ("sends an image", FakeAgent(says=[{"image": "http://192.0.2.1/a.png"}])),
    ("loses the conversation", FakeAgent(keeps_trackers=False)),
    ("offers an unknown button", FakeAgent(says=[{"text": ALCOHOL, "buttons": [{"title": "Go", "payload": "/nope"}]}])),
    (
        "offers a command",
        FakeAgent(says=[{"text": ALCOHOL, "buttons": [{"title": "Keep it for my doctor", "payload": "/restart"}]}]),
    ),
    (
        "offers a bad label",
        FakeAgent(says=[{"text": ALCOHOL, "buttons": [{"title": "X", "payload": "/keep_question"}]}]),
    ),
    (
        "offers a section that is none",
        FakeAgent(
            says=[
                {
                    "text": ALCOHOL,
                    "buttons": [{"title": "The start of the leaflet", "payload": '/read_section{"section": "99"}'}],
                }
            ]
        ),
    ),
    (
        "offers a section by the name of another",
        FakeAgent(
            says=[
                {
                    "text": ALCOHOL,
                    "buttons": [{"title": "The start of the leaflet", "payload": '/read_section{"section": "1"}'}],
                }
            ]
        ),
    ),
    ("offers half a button", FakeAgent(says=[{"text": ALCOHOL, "buttons": [{"title": "Keep it for my doctor"}]}])),
]  # fmt: skip


@pytest.mark.parametrize("agent", [agent for _, agent in BROKEN], ids=[what for what, _ in BROKEN])
async def test_whatever_fails_the_patient_is_pointed_to_the_doctor(agent: FakeAgent) -> None:
    records = FakeRecords()
    reply = await conversations_with(agent, records).say("c", "may I have a beer")
    assert reply.messages == (Message(Kind.SAY, words_of("utter_default"), response="utter_default"),)
    assert (reply.user, reply.verdict, reply.urgent, reply.buttons) == ("may I have a beer", "off_topic", False, ())
    assert "doctor" in words_of("utter_default")
    (entry,) = records.entries
    assert (entry.turn.verdict, entry.turn.shown, entry.state) == ("off_topic", ("utter_default",), None)


@pytest.mark.parametrize("broken", [agent for _, agent in BROKEN], ids=[what for what, _ in BROKEN])
async def test_a_turn_that_fails_leaves_the_conversation_as_it_was(broken: FakeAgent) -> None:
    records = FakeRecords()
    whole, again = FakeAgent(), FakeAgent()
    await conversations_with(whole, records).say("c", "may I have a beer")
    failing = conversations_with(broken, records)
    await failing.say("c", "and wine")
    await failing.say("c", "and cider")
    await conversations_with(again, records).say("c", "hello")
    assert broken.known[-2:] == [["may I have a beer"]] * 2
    assert again.known == [["may I have a beer"]]


async def test_a_failure_in_an_emergency_gives_the_notice_first() -> None:
    agent = FakeAgent(failure=RuntimeError())
    reply = await conversations_with(agent).say("c", "she swallowed the whole bottle")
    assert reply.messages == (
        Message(Kind.NOTICE, words_of("utter_notice_overdose"), response="utter_notice_overdose"),
        Message(Kind.SAY, words_of("utter_default"), response="utter_default"),
    )
    assert (reply.verdict, reply.urgent) == ("not_covered", True)


async def test_a_failure_is_logged_without_the_patients_words(caplog: pytest.LogCaptureFixture) -> None:
    agent = FakeAgent(failure=ValueError(SECRET))
    records = FakeRecords(failure=OSError(SECRET))
    with caplog.at_level(logging.DEBUG):
        await conversations_with(agent, records).say("c", SECRET)
    assert "a turn failed: ValueError" in caplog.messages
    assert "a turn was not recorded: OSError" in caplog.messages
    assert "secret" not in caplog.text


async def test_a_turn_that_cannot_be_recorded_is_answered_all_the_same() -> None:
    conversations = conversations_with(FakeAgent(), FakeRecords(failure=OSError("disk full")))
    assert texts(await conversations.say("c", "may I have a beer")) == [ALCOHOL]
    assert texts(await conversations.say("c", "?")) == [words_of("utter_unreadable")]


async def test_a_turn_whose_record_takes_long_is_answered_at_once_and_recorded_later() -> None:
    records = FakeRecords(held="c")
    reply = await conversations_with(FakeAgent(), records, seconds=1.0).say("c", "may I have a beer")
    assert texts(reply) == [ALCOHOL] and records.turns == []
    records.release.set()
    await asyncio.wait_for(records.kept.wait(), 5)
    assert records.turns[0].sentences == (ALCOHOL_NUMBER,)


async def test_the_next_turn_goes_on_from_one_whose_record_takes_long() -> None:
    agent, records = FakeAgent(), FakeRecords(held="c")
    conversations = conversations_with(agent, records, seconds=0.2)
    for text in ("may I have a beer", "and wine", "and cider"):
        assert texts(await conversations.say("c", text)) == [ALCOHOL]
    assert agent.known == [[], ["may I have a beer"], ["may I have a beer", "and wine"]]
    records.release.set()
    while len(records.turns) < 3:
        await asyncio.sleep(0.001)
    await conversations.say("c", "and mead")
    assert agent.known[-1] == ["may I have a beer", "and wine", "and cider"]


@pytest.mark.parametrize("by_chat", [True, False])
async def test_nothing_goes_on_from_a_deleted_conversation_though_its_records_take_long(by_chat: bool) -> None:
    agent, records = FakeAgent(), FakeRecords(held="c")
    conversations = conversations_with(agent, records, seconds=0.2)
    await conversations.say("c", "may I have a beer")
    if by_chat:
        agent.noted = {"deletes": True}
        await conversations.say("c", "delete it")
        agent.noted = None
    else:
        await conversations.forget("c")
    await conversations.say("c", "hello")
    assert agent.known[-1] == []
    records.release.set()


async def test_a_failed_turn_does_not_spoil_the_next_one() -> None:
    agent = FakeAgent(failure=RuntimeError())
    conversations = conversations_with(agent)
    await conversations.say("c", "may I have a beer")
    agent.failure = None
    assert texts(await conversations.say("c", "may I have a beer")) == [ALCOHOL]
