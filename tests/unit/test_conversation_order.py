"""Turns of one conversation follow each other, those of others do not wait, and none takes longer than its time."""

import asyncio
from collections.abc import Coroutine

from bot.reply import TurnReply

from .fakes import ALCOHOL, HeldAgent, conversations_with, texts, words_of

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
