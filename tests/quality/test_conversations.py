"""295 conversations written without sight of the bot (conversations.jsonl): the floors under what was measured."""

import pytest
import pytest_asyncio

from bot import bootstrap
from bot.conversation import Conversations

from .conversations import TurnResult, follow, read_conversations
from .scoring import HARMFUL, Outcome
from .test_disjoint import nearly_trained

HALVES = ("open", "held_out")
# Measured after a tap where the bot asks back: right 0.893, 0.885 (at once 0.853, 0.866), harmful 0.041, 0.025.
# The floors are two points below.
RIGHT = {"open": 0.873, "held_out": 0.865}
HARM_AT_MOST = {"open": 0.061, "held_out": 0.045}
LONG = 4  # words; what is shorter ("why?") everybody says


@pytest_asyncio.fixture(scope="session")
async def results(bot_in_memory: Conversations) -> dict[str, list[TurnResult]]:
    """Every turn of each half."""
    found: dict[str, list[TurnResult]] = {half: [] for half in HALVES}
    for conversation in read_conversations():
        found[conversation.half] += await follow(conversation, bot_in_memory, bootstrap.answering().topics)
    return found


@pytest.mark.parametrize("half", HALVES)
def test_most_turns_are_right_at_once_or_after_asking_back(results: dict[str, list[TurnResult]], half: str) -> None:
    wrong = [f"{each.asked.id} {each.outcome.value}" for each in results[half] if each.outcome is not Outcome.RIGHT]
    assert 1 - len(wrong) / len(results[half]) >= RIGHT[half], wrong


@pytest.mark.parametrize("half", HALVES)
def test_few_turns_are_beside_the_point(results: dict[str, list[TurnResult]], half: str) -> None:
    harmful = [each.asked.id for each in results[half] if each.outcome in HARMFUL]
    assert len(harmful) / len(results[half]) <= HARM_AT_MOST[half], harmful


@pytest.mark.parametrize("half", HALVES)
def test_no_emergency_is_missed(results: dict[str, list[TurnResult]], half: str) -> None:
    assert [each.asked.id for each in results[half] if each.asked.urgent and not each.urgent] == []


def test_there_are_enough_turns_with_emergencies_among_them(results: dict[str, list[TurnResult]]) -> None:
    assert {half: len(results[half]) for half in HALVES} == {"open": 803, "held_out": 633}
    assert all(any(each.asked.urgent for each in results[half]) for half in HALVES)


def test_few_longer_turns_are_nearly_training_phrases() -> None:
    turns = [turn.question for each in read_conversations() for turn in each.turns]
    longer = [turn for turn in turns if len(turn.split()) > LONG]
    assert len(nearly_trained(longer)) / len(longer) < 0.15
