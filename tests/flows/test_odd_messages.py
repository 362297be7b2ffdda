"""From every state that a flow reaches, whatever is typed gets a reply, and the next question is answered."""

from collections.abc import Iterator

import pytest
import pytest_asyncio

from bot.conversation import Conversations
from bot.flows.flow import Turn, read_flows
from bot.flows.patient import Patient, sentence_names
from bot.leaflet.answer import Verdict
from bot.reply import TurnReply

ODD = [
    ".", "   ", "?", "!!!", "1", "0", "99999", "a", "ok", "hm", "/restart", "/ask_alcohol", "/keep_question", "//",
    '/read_section{"section": "99"}', "restart", "stop", "help", "cancel", "🙂", "💊💊💊", "👍", "\u200b\u200c",
    "ａｂｃ", "j'ai une question", "मुझे मदद चाहिए", "you stupid useless thing", "lorem ipsum dolor sit amet",
    "SELECT * FROM x; --", "blah " * 1000,
]  # fmt: skip
ALCOHOL = "can I have a beer while I'm on baclofen?"

State = tuple[str, bool, frozenset[str], bool, str]


def state_of(reply: TurnReply) -> State:
    """What tells one state from another."""
    offered = frozenset(button.id.split("_")[0] for button in reply.buttons)
    chat = reply.intent if reply.verdict == Verdict.SMALL_TALK.value else ""
    return (reply.verdict, reply.urgent, offered, bool(reply.quotes), chat)


def prefixes() -> Iterator[tuple[Turn, ...]]:
    """The beginnings of all flows, the shortest first."""
    flows = [flow.turns for flow in read_flows()]
    for length in range(1, max(map(len, flows)) + 1):
        yield from (turns[:length] for turns in flows if len(turns) >= length)


@pytest_asyncio.fixture(scope="session")
async def ways(bot_in_memory: Conversations) -> dict[State, tuple[Turn, ...]]:
    """A shortest way into each state."""
    found: dict[State, tuple[Turn, ...]] = {}
    for number, turns in enumerate(prefixes()):
        found.setdefault(state_of(await follow(bot_in_memory, f"way {number}", turns)), turns)
    return found


async def follow(bot: Conversations, name: str, turns: tuple[Turn, ...]) -> TurnReply:
    """The last reply of a conversation that takes these turns."""
    patient = Patient(bot, name)
    for turn in turns:
        reply = await patient.take(turn)
    return reply


async def test_the_flows_reach_many_states(ways: dict[State, tuple[Turn, ...]]) -> None:
    assert len(ways) > 30, len(ways)
    assert {verdict for verdict, *_ in ways} == {verdict.value for verdict in Verdict}
    assert {"keep", "ask", "read", "request", "say"} <= {each for _, _, offered, *_ in ways for each in offered}


@pytest.mark.parametrize("odd", ODD, ids=[f"{odd[:12]!a}" for odd in ODD])
async def test_an_odd_message_gets_a_reply_and_the_next_question_its_answer(
    odd: str, ways: dict[State, tuple[Turn, ...]], bot_in_memory: Conversations
) -> None:
    for number, turns in enumerate(ways.values()):
        name = f"odd {ODD.index(odd)} {number}"
        await follow(bot_in_memory, name, turns)
        reply = await bot_in_memory.say(name, odd)
        assert reply.messages and all(message.text.strip() for message in reply.messages), turns
        assert reply.verdict != Verdict.OFF_TOPIC.value or "doctor" in reply.messages[-1].text + reply.messages[0].text
        answer = await bot_in_memory.say(name, ALCOHOL)
        assert [sentence_names()[quote] for quote in answer.quotes] == ["avoid_alcohol"], turns
