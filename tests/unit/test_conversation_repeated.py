"""A message that comes twice is one turn; a conversation that is forgotten is gone; what comes early waits."""

import asyncio

import pytest

from bot import bootstrap
from bot.conversation import Conversations
from bot.earlier import OtherMessageError
from bot.loading import Loading
from bot.model import Model
from bot.recording import Recorder
from bot.records.turn import Release

from .fakes import ALCOHOL, FakeAgent, FakeRecords, conversations_with, model_of, redacted, replies, texts, words_of


async def test_a_message_that_comes_twice_gets_the_same_reply_and_is_one_turn() -> None:
    agent, records = FakeAgent(), FakeRecords()
    conversations = conversations_with(agent, records)
    first = await conversations.say("c", "may I have a beer", "m-1")
    assert await conversations.say("c", "may I have a beer", "m-1") == first
    assert len(agent.heard) == len(records.turns) == 1


async def test_it_does_so_at_the_same_time() -> None:
    agent, records = FakeAgent(), FakeRecords()
    conversations = conversations_with(agent, records)
    said = await asyncio.gather(*(conversations.say("c", "may I have a beer", "m-1") for _ in range(5)))
    assert len(agent.heard) == len(records.turns) == 1
    assert all(reply == said[0] for reply in said)


async def test_it_does_so_after_a_restart() -> None:
    agent, records = FakeAgent(), FakeRecords()
    first = await conversations_with(FakeAgent(), records).say("c", "may I have a beer", "m-1")
    assert await conversations_with(agent, records).say("c", "may I have a beer", "m-1") == first
    assert agent.heard == [] and len(records.turns) == 1


async def test_a_button_that_is_pressed_twice_is_one_turn() -> None:
    agent = FakeAgent()
    conversations = conversations_with(agent)
    first = await conversations.press("c", "ask_alcohol", "m-1")
    assert await conversations.press("c", "ask_alcohol", "m-1") == first
    assert len(agent.heard) == 1


@pytest.mark.parametrize(("conversation", "message_id"), [("other", "m-1"), ("c", "m-2"), ("c", None)])
async def test_another_message_is_another_turn(conversation: str, message_id: str | None) -> None:
    agent = FakeAgent()
    conversations = conversations_with(agent)
    await conversations.say("c", "may I have a beer", "m-1")
    await conversations.say(conversation, "may I have a beer", message_id)
    assert len(agent.heard) == 2


async def test_the_id_of_another_message_is_refused_and_changes_nothing() -> None:
    agent, records = FakeAgent(), FakeRecords()
    conversations = conversations_with(agent, records)
    await conversations.say("c", "may I have a beer", "m-1")
    with pytest.raises(OtherMessageError):
        await conversations.say("c", "and wine", "m-1")
    assert len(agent.heard) == len(records.turns) == 1
    assert texts(await conversations.say("c", "and wine", "m-2")) == [ALCOHOL]


async def test_a_turn_that_failed_is_tried_again_when_its_message_comes_again() -> None:
    agent, records = FakeAgent(failure=RuntimeError()), FakeRecords()
    conversations = conversations_with(agent, records)
    assert texts(await conversations.say("c", "may I have a beer", "m-1")) == [words_of("utter_default")]
    agent.failure = None
    assert texts(await conversations.say("c", "may I have a beer", "m-1")) == [ALCOHOL]
    assert len({turn.key for turn in records.turns}) == 2


async def test_a_reply_that_cannot_be_read_any_longer_is_made_anew() -> None:
    agent, records = FakeAgent(), FakeRecords()
    await conversations_with(FakeAgent(), records).say("c", "may I have a beer", "m-1")
    (key,) = records._replies["c"]
    for unreadable in ("{", "[]", '{"messages": 5}'):
        records._replies["c"][key] = unreadable
        assert texts(await conversations_with(agent, records).say("c", "may I have a beer", "m-1")) == [ALCOHOL]


async def test_a_conversation_that_is_forgotten_leaves_nothing_and_begins_anew() -> None:
    agent, records = FakeAgent(), FakeRecords()
    conversations = conversations_with(agent, records)
    await conversations.say("c", "may I have a beer", "m-1")
    await conversations.forget("c")
    assert await records.replies("c") == ()
    await conversations.say("c", "may I have a beer", "m-1")
    assert agent.known == [[], []]


async def test_the_yes_to_delete_it_all_may_come_twice() -> None:
    agent = FakeAgent(noted={"deletes": True})
    conversations = conversations_with(agent)
    first = await conversations.say("c", "yes", "m-1")
    assert first.deletes
    assert await conversations.say("c", "yes", "m-1") == first
    assert len(agent.heard) == 1


def conversations_before(model: Loading[Model], seconds: float) -> Conversations:
    recorder = Recorder(FakeRecords(), Loading.done(redacted), lambda: Release("d", "", "c"))
    return Conversations(model, replies(), bootstrap.buttons().labels, FakeRecords(), recorder, seconds=seconds)


async def test_who_comes_before_the_model_is_loaded_waits_for_it() -> None:
    model = Loading(lambda: model_of(FakeAgent()))
    turn = asyncio.create_task(conversations_before(model, 10).say("c", "may I have a beer"))
    await asyncio.sleep(0)
    model.load()
    assert texts(await turn) == [ALCOHOL]


async def test_who_waits_too_long_for_the_model_is_answered_without() -> None:
    conversations = conversations_before(Loading(lambda: model_of(FakeAgent())), 0.01)
    assert texts(await conversations.say("c", "may I have a beer")) == [words_of("utter_default")]
    reply = await conversations.say("c", "she swallowed the whole bottle")
    assert reply.urgent and reply.messages[0].response == "utter_notice_overdose"


async def test_without_a_model_every_patient_is_answered_at_once() -> None:
    model: Loading[Model] = Loading(lambda: 1 // 0)  # type: ignore[arg-type, return-value]
    model.load()
    assert texts(await conversations_before(model, 60).say("c", "may I have a beer")) == [words_of("utter_default")]
