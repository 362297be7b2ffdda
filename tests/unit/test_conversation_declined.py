"""What is no question, such as a picture, gets a fixed reply, whatever stands beside it."""

import pytest

from bot.conversation import Conversations
from bot.reply import Kind

from .fakes import HIDDEN, SECRET, FakeAgent, FakeRecords, conversations_with, texts, words_of

RESPONSES = ["utter_only_text", "utter_edited", "utter_greet"]


@pytest.fixture
def agent() -> FakeAgent:
    return FakeAgent()


@pytest.fixture
def records() -> FakeRecords:
    return FakeRecords()


@pytest.fixture
def conversations(agent: FakeAgent, records: FakeRecords) -> Conversations:
    return conversations_with(agent, records)


@pytest.mark.parametrize("response", RESPONSES)
@pytest.mark.parametrize("text", ["", "may i drink wine?", "/restart", "🙂", "a" * 9999])
async def test_it_gets_the_fixed_reply_and_the_model_is_not_asked(
    conversations: Conversations, agent: FakeAgent, response: str, text: str
) -> None:
    reply = await conversations.decline("sms.1", response, text)
    assert (texts(reply), reply.user) == ([words_of(response)], text)
    assert [message.response for message in reply.messages] == [response]
    assert agent.heard == []


@pytest.mark.parametrize("response", RESPONSES)
async def test_red_flag_words_beside_it_get_the_notice_first(conversations: Conversations, response: str) -> None:
    reply = await conversations.decline("sms.1", response, "my son swallowed all these tablets")
    assert [message.kind for message in reply.messages] == [Kind.NOTICE, Kind.SAY]
    assert reply.urgent and texts(reply)[-1] == words_of(response)


async def test_it_is_on_record_redacted_and_changes_nothing_of_the_conversation(
    conversations: Conversations, records: FakeRecords, agent: FakeAgent
) -> None:
    await conversations.say("sms.1", "may I have a beer")
    await conversations.decline("sms.1", "utter_only_text", SECRET)
    await conversations.say("sms.1", "and wine")
    entry = records.entries[1]
    assert (entry.turn.text.text, entry.turn.channel, entry.turn.asked) == (HIDDEN, "sms", ())
    assert entry.turn.shown == ("utter_only_text",) and entry.state is None
    assert agent.known == [[], ["may I have a beer"]]


async def test_it_is_shown_among_the_replies_of_the_session(conversations: Conversations) -> None:
    reply = await conversations.decline("sms.1", "utter_only_text", "", "m-1")
    assert await conversations.so_far("sms.1") == (reply,) and await conversations.so_far("sms.2") == ()


async def test_the_same_one_again_has_the_same_key(conversations: Conversations, records: FakeRecords) -> None:
    for message_id in ("m-1", "m-1", "m-2", None, None):
        await conversations.decline("sms.1", "utter_only_text", "", message_id)
    keys = [turn.key for turn in records.turns]
    assert keys[0] == keys[1] and len(set(keys)) == 4


async def test_records_that_fail_keep_nobody_from_the_reply(agent: FakeAgent) -> None:
    conversations = conversations_with(agent, FakeRecords(ZeroDivisionError()))
    assert texts(await conversations.decline("sms.1", "utter_only_text", "")) == [words_of("utter_only_text")]
