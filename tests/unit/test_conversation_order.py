"""Turns of one conversation follow each other, those of others do not wait, and none takes longer than its time."""

import asyncio
from collections.abc import Coroutine

import pytest
from rasa.core.channels.channel import UserMessage

from bot.reply import TurnReply

from .fakes import ALCOHOL, FakeAgent, FakeRecords, HeldAgent, conversations_with, texts, words_of

SAFE = 10  # seconds after which a test that should never wait gives up


def begin(turn: Coroutine[None, None, TurnReply]) -> asyncio.Task[TurnReply]:
    return asyncio.create_task(turn)


async def ended(turn: asyncio.Task[TurnReply]) -> list[str]:
    return texts(await asyncio.wait_for(turn, SAFE))


async def test_two_turns_of_a_conversation_run_in_order_and_another_conversation_does_not_wait() -> None:
    agent = HeldAgent()
    conversations = conversations_with(agent)
    first = begin(conversations.say("one", "hold this"))
    await agent.holding.wait()
    second = begin(conversations.say("one", "and then"))
    assert texts(await conversations.say("two", "meanwhile")) == [ALCOHOL]
    assert agent.heard == [("two", "meanwhile")]
    agent.release.set()
    assert await ended(first) == await ended(second) == [ALCOHOL]
    assert agent.heard[1:] == [("one", "hold this"), ("one", "and then")]


async def test_an_agent_that_hangs_is_given_up_and_the_next_turn_is_answered() -> None:
    agent = HeldAgent()
    conversations = conversations_with(agent, seconds=0.5)
    assert await ended(begin(conversations.say("one", "hold this"))) == [words_of("utter_default")]
    agent.release.set()
    assert await ended(begin(conversations.say("one", "and then"))) == [ALCOHOL]


async def test_an_agent_that_hangs_in_an_emergency_gives_the_notice() -> None:
    agent = HeldAgent()
    turn = begin(conversations_with(agent, seconds=0.02).say("one", "hold on, he is unconscious"))
    assert await ended(turn) == [words_of("utter_notice_emergency"), words_of("utter_default")]


async def test_waiting_for_an_earlier_turn_counts_as_time_of_the_later() -> None:
    agent = HeldAgent(stubborn=True)
    conversations = conversations_with(agent, seconds=0.02)
    first = begin(conversations.say("one", "hold this"))
    await agent.holding.wait()
    assert await ended(begin(conversations.say("one", "and then"))) == [words_of("utter_default")]
    assert agent.heard == []
    agent.release.set()
    await ended(first)


async def test_a_turn_begins_when_the_record_of_the_one_before_is_kept() -> None:
    agent, records = FakeAgent(), FakeRecords(held="one")
    conversations = conversations_with(agent, records, seconds=10 * SAFE)
    first = begin(conversations.say("one", "may I have a beer"))
    await asyncio.wait_for(records.holding.wait(), SAFE)
    second = begin(conversations.say("one", "and wine"))
    assert texts(await conversations.say("two", "meanwhile")) == [ALCOHOL]
    assert agent.heard == [("one", "may I have a beer"), ("two", "meanwhile")]
    assert not (first.done() or second.done())
    records.release.set()
    assert await ended(first) == await ended(second) == [ALCOHOL]
    assert agent.known == [[], [], ["may I have a beer"]]


async def test_turns_typed_at_once_are_taken_and_recorded_in_order_however_slow_the_record() -> None:
    agent, records = FakeAgent(), FakeRecords(held="one")
    conversations = conversations_with(agent, records, seconds=10 * SAFE)
    typed = [f"question {number}" for number in range(5)]
    turns = [begin(conversations.say("one", text)) for text in typed]
    await asyncio.wait_for(records.holding.wait(), SAFE)
    records.release.set()
    assert [await ended(turn) for turn in turns] == [[ALCOHOL]] * 5
    assert [turn.text.text for turn in records.turns] == typed
    assert agent.known == [typed[:number] for number in range(5)]


async def test_a_record_that_takes_longer_than_it_may_holds_up_no_turn() -> None:
    agent, records = FakeAgent(), FakeRecords(held="one")
    conversations = conversations_with(agent, records, seconds=1.0)
    assert await ended(begin(conversations.say("one", "may I have a beer"))) == [ALCOHOL]
    assert records.turns == []
    assert await ended(begin(conversations.say("one", "and wine"))) == [ALCOHOL]


async def test_a_turn_that_waited_in_vain_is_recorded_with_the_time_it_took() -> None:
    agent, records = HeldAgent(stubborn=True), FakeRecords()
    conversations = conversations_with(agent, records, seconds=0.02)
    first = begin(conversations.say("one", "hold this"))
    await agent.holding.wait()
    await ended(begin(conversations.say("one", "and then")))
    agent.release.set()
    await ended(first)
    turn, _ = records.turns
    assert turn.text.text == "and then" and turn.milliseconds >= 20


class HangingAgent(FakeAgent):
    """Hangs when it has understood "hang", and its tracker is saved."""

    async def handle_message(self, message: UserMessage) -> None:
        """Answer, or do not come back."""
        await super().handle_message(message)
        if "hang" in message.text:
            await asyncio.Event().wait()


async def test_a_turn_that_is_given_up_leaves_the_conversation_as_it_was() -> None:
    agent = HangingAgent()
    conversations = conversations_with(agent, seconds=0.5)
    await conversations.say("one", "may I have a beer")
    assert await ended(begin(conversations.say("one", "hang this"))) == [words_of("utter_default")]
    assert await ended(begin(conversations.say("one", "and then"))) == [ALCOHOL]
    assert agent.known == [[], ["may I have a beer"], ["may I have a beer"]]


async def test_a_turn_that_nobody_waits_for_any_longer_leaves_the_conversation_as_it_was() -> None:
    agent = HangingAgent()
    conversations = conversations_with(agent)
    turn = begin(conversations.say("one", "hang this"))
    while not agent.known:
        await asyncio.sleep(0)
    turn.cancel()
    with pytest.raises(asyncio.CancelledError):
        await turn
    assert await ended(begin(conversations.say("one", "and then"))) == [ALCOHOL]
    assert agent.known == [[], []]
