"""What a turn leaves on record and for the next turn, and what it begins from."""

import pytest

from bot import bootstrap
from bot.records.errors import DatabaseUnavailable
from bot.records.remembered import Remembered

from .fakes import (
    ALCOHOL,
    ALCOHOL_NUMBER,
    HIDDEN,
    SECRET,
    FakeAgent,
    FakeRecords,
    conversations_with,
    texts,
    words_of,
)


@pytest.mark.parametrize("model", ["model-1", None])
async def test_a_record_says_what_was_understood_and_shown_and_nothing_personal(model: str | None) -> None:
    records = FakeRecords()
    agent = FakeAgent(noted={"verdict": "partial", "urgent": False}, model_id=model)
    await conversations_with(agent, records).say("c", f"about {SECRET}")
    (turn,) = records.turns
    assert (turn.conversation, turn.intent, turn.verdict, turn.urgent) == ("c", "ask_alcohol", "partial", False)
    assert (turn.shown, turn.release.document) == ((ALCOHOL_NUMBER,), bootstrap.document().version)
    assert turn.release.model == (model or "") and turn.at.utcoffset() is not None and turn.milliseconds > 0
    assert turn.text.text == f"about {HIDDEN}"
    assert "secret" not in repr(turn)


@pytest.mark.parametrize("typed", ["?", "a" * 10_000])
async def test_a_turn_that_never_reached_the_agent_is_recorded_and_changes_nothing(typed: str) -> None:
    records = FakeRecords()
    await conversations_with(FakeAgent(), records).say("c", typed)
    (entry,) = records.entries
    assert (entry.turn.text.text, entry.turn.asked, entry.state) == (typed, (), None)
    assert entry.turn.shown == (("utter_unreadable",) if typed == "?" else ("utter_too_long",))


async def test_a_conversation_goes_on_from_what_the_turn_before_left() -> None:
    agent = FakeAgent()
    conversations = conversations_with(agent, FakeRecords())
    for text in ("may I have a beer", "and wine", "and cider"):
        await conversations.say("c", text)
    await conversations.say("another", "hello")
    assert agent.known == [[], ["may I have a beer"], ["may I have a beer", "and wine"], []]


async def test_a_conversation_that_is_deleted_begins_anew() -> None:
    agent, records = FakeAgent(), FakeRecords()
    conversations = conversations_with(agent, records)
    await conversations.say("c", "may I have a beer")
    agent.noted = {"deletes": True}
    await conversations.say("c", "delete it all")
    agent.noted = None
    await conversations.say("c", "hello")
    assert [turn.text.text for turn in records.turns] == ["may I have a beer", "hello"]
    assert agent.known == [[], ["may I have a beer"], []]


class UnreadableRecords(FakeRecords):
    """Cannot tell what the last turn left."""

    async def remember(self, conversation: str, key: str) -> Remembered:
        """Fails."""
        raise self.failure or DatabaseUnavailable("the database does not answer")


async def test_a_patient_is_answered_while_the_records_are_out_of_reach_and_nothing_is_written_over() -> None:
    records = UnreadableRecords()
    assert texts(await conversations_with(FakeAgent(), records).say("c", "may I have a beer")) == [ALCOHOL]
    assert [entry.is_whole for entry in records.entries] == [False]


async def test_records_that_fail_otherwise_are_no_empty_conversation() -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent, UnreadableRecords(failure=ZeroDivisionError())).say("c", "a beer?")
    assert texts(reply) == [words_of("utter_default")]
    assert agent.known == []
