"""Every conversation of this folder's YAML files (see README.md), turn by turn."""

import pytest

from bot import bootstrap
from bot.conversation import Conversations
from bot.flows.flow import FOLDER, PHRASINGS, Flow, read_flows
from bot.flows.patient import Patient, sentence_names
from bot.leaflet.answer import Verdict
from bot.reply import Kind, Message, TurnReply

FLOWS = read_flows()


@pytest.mark.parametrize("flow", FLOWS, ids=[f"{flow.file.stem}: {flow.name}" for flow in FLOWS])
async def test_the_conversation_goes_as_written(flow: Flow, bot: Conversations) -> None:
    patient = Patient(bot, flow.name)
    for number, turn in enumerate(flow.turns, start=1):
        reply = await patient.take(turn)
        shown = patient.outcome(reply)
        where = f"{flow.file.name}, “{flow.name}”, turn {number}: {turn.patient or turn.button}"
        understood = f"  understood as {reply.intent} ({reply.confidence:.2f})"
        if not turn.is_met_by(shown):
            pytest.fail(f"{where}\n{turn.beside(shown)}\n{understood}", pytrace=False)
        assert not _broken_promise(reply), where


def test_every_covered_topic_has_its_sentences_shown_in_a_flow() -> None:
    names = sentence_names()
    expected = {frozenset(turn.shows) for flow in FLOWS for turn in flow.turns}
    topics = bootstrap.answering().topics.by_name.values()
    covered = {topic.name: frozenset(names[quote.text] for quote in topic.quotes) for topic in topics if topic.quotes}
    assert [name for name, quotes in covered.items() if quotes not in expected] == []


def test_the_names_in_the_flows_are_those_of_the_leaflet_and_the_wording() -> None:
    turns = [turn for flow in FLOWS for turn in flow.turns]
    sentences, responses = set(sentence_names().values()), set(bootstrap.wording().texts)
    assert {name for turn in turns for name in (*turn.shows, *turn.may_show)} <= sentences
    assert {name for turn in turns for name in turn.says} <= responses
    assert {turn.verdict for turn in turns} == {verdict.value for verdict in Verdict}


def test_no_file_of_flows_is_empty_or_lies_elsewhere() -> None:
    assert {*FOLDER.rglob("*.yml"), *FOLDER.rglob("*.yaml")} == {PHRASINGS, *(flow.file for flow in FLOWS)}


NOTICE, SAYS, QUOTES = (Message(kind, "ask your doctor") for kind in (Kind.NOTICE, Kind.SAY, Kind.QUOTE))


@pytest.mark.parametrize(
    ("verdict", "messages", "urgent", "broken"),
    [
        ("answered", (QUOTES, SAYS), False, False),
        ("answered", (NOTICE, QUOTES, SAYS), True, False),
        ("small_talk", (Message(Kind.SAY, "hello"),), False, False),
        ("answered", (QUOTES,), False, True),
        ("not_covered", (NOTICE,), True, True),
        ("off_topic", (Message(Kind.SAY, "hello"),), False, True),
        ("answered", (QUOTES, SAYS), True, True),
        ("answered", (SAYS, NOTICE), True, True),
        ("answered", (NOTICE, SAYS), False, True),
    ],
)
def test_a_broken_promise_is_seen(verdict: str, messages: tuple[Message, ...], urgent: bool, broken: bool) -> None:
    reply = TurnReply("hello", verdict, urgent=urgent, intent="greet", confidence=1.0, messages=messages)
    assert bool(_broken_promise(reply)) is broken


def _broken_promise(reply: TurnReply) -> str:
    """What every reply must do and this one does not; empty when it does all."""
    if reply.urgent != (reply.messages[0].kind is Kind.NOTICE):
        return "the emergency notice comes first in an urgent reply, and in no other"
    said = " ".join(message.text for message in reply.messages if message.kind is Kind.SAY)
    if reply.verdict != Verdict.SMALL_TALK.value and "doctor" not in said:
        return "the reply does not point to the doctor"
    return ""
