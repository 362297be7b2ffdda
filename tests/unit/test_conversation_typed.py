"""What the patient types is text and nothing else, whatever it is."""

import pytest
from rasa.shared.constants import INTENT_MESSAGE_PREFIX

from bot.conversation import LONGEST_TEXT
from bot.reply import Kind

from .fakes import ALCOHOL, FakeAgent, FakeRecords, conversations_with, texts, words_of

COMMANDS = [
    ("/restart", "restart"),
    ("  /restart", "restart"),
    ("\n\t/session_start", "session_start"),
    ("//restart", "restart"),
    ("/ / /restart", "restart"),
    ("／restart", "restart"),
    ("／／/restart", "restart"),
    ("\u200b/restart", "restart"),
    ("\u2066/restart\u2069", "restart"),
    ("\ufeff/restart", "restart"),
    ("/\u200b/\u2060restart", "restart"),
    ("\u3164/restart", "restart"),
    ("\ufe0f/restart", "restart"),
    ("\U000e0041/restart", "restart"),
    ("\x00/restart", "restart"),
    ("\x85/restart", "restart"),
    ("\ud800/restart", "restart"),
    ("\u00a0/\u2003restart", "restart"),
    ('/ask_dose{"topic": "EVIL<script>"}', 'ask_dose{"topic": "EVIL<script>"}'),
    ("/greet@0.9", "greet@0.9"),
    ("/nlu_fallback", "nlu_fallback"),
    ("/🙂 restart", "🙂 restart"),
    ("either/or", "either/or"),
    ("restart/", "restart/"),
]


@pytest.mark.parametrize(("typed", "heard"), COMMANDS)
async def test_a_command_in_any_disguise_reaches_the_agent_as_plain_text(typed: str, heard: str) -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent).say("c", typed)
    assert agent.heard == [("c", heard)]
    assert not heard.strip().startswith(INTENT_MESSAGE_PREFIX)
    assert (texts(reply), reply.user) == ([ALCOHOL], typed)


ODD = [
    ("5", "5"),
    ("é", "é"),
    ("薬は安全ですか", "薬は安全ですか"),
    ("ｃａｎ　Ｉ", "can I"),
    ("a\x00b", "a b"),
    ("line\u2028after line", "line after line"),
    ("it’s ok \ud83d", "it's ok"),
    ("💊 ok? 🙂", "💊 ok? 🙂"),
    ("<b>bold</b>", "<b>bold</b>"),
    ("'; DROP TABLE turns; --", "'; DROP TABLE turns; --"),
    (" " * 5000 + "a", "a"),
    ("a" * LONGEST_TEXT, "a" * LONGEST_TEXT),
]


@pytest.mark.parametrize(("typed", "heard"), ODD)
async def test_odd_text_reaches_the_agent_in_one_line_of_what_can_be_seen(typed: str, heard: str) -> None:
    agent = FakeAgent()
    await conversations_with(agent).say("c", typed)
    assert agent.heard == [("c", heard)]


NO_TEXT: list[object] = [None, 5, 1.5, True, [], ["hello"], {"text": "hello"}, b"hello"]
UNREADABLE = [
    "", "   ", "\n\t\r\n", "🙂", "💊💊 😵‍💫", "???", "…", "— !", "/", " / / ", "／", "\u200b", "\x00", "\x00/\x00",
    "\ud800", "\ude00\ud83d", "\u3164", "\ufe0f", "'", "<>",
]  # fmt: skip


@pytest.mark.parametrize("typed", [*NO_TEXT, *UNREADABLE])
async def test_what_has_no_letter_or_digit_is_unreadable(typed: object) -> None:
    agent, records = FakeAgent(), FakeRecords()
    reply = await conversations_with(agent, records).say("c", typed)
    assert texts(reply) == [words_of("utter_unreadable")]
    assert (agent.heard, reply.user) == ([], typed if isinstance(typed, str) else "")
    assert (reply.verdict, reply.urgent, reply.intent) == ("off_topic", False, "")
    assert [turn.conversation for turn in records.turns] == ["c"]


@pytest.mark.parametrize("typed", ["a" * 10_000, "a" * (LONGEST_TEXT + 1), "\ufdfa" * 200, "hello " * 10_000])
async def test_a_text_that_is_too_long_is_not_handed_on(typed: str) -> None:
    agent = FakeAgent()
    reply = await conversations_with(agent).say("c", typed)
    assert texts(reply) == [words_of("utter_too_long")]
    assert (agent.heard, reply.user) == ([], typed)


async def test_an_emergency_in_a_text_that_is_too_long_gets_the_notice() -> None:
    reply = await conversations_with(FakeAgent()).say("c", "I have no reason to go on living. " + "a" * 10_000)
    assert texts(reply) == [words_of("utter_notice_self_harm"), words_of("utter_too_long")]
    assert (reply.messages[0].kind, reply.urgent) == (Kind.NOTICE, True)
