"""What is said around replies: who this is, the words that carriers want heard, and how long an answer is worth it."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import bootstrap
from bot.reply import Kind, Message

from .chat import ScriptedChat, reply_to
from .clinic import Clinic, Time, clinic_with
from .provider import Provider
from .twilio_provider import TwilioProvider

NOTICE = Message(Kind.NOTICE, "Call your local emergency number now.", response="utter_notice_emergency")


def text(response: str) -> str:
    """The words of a response."""
    return bootstrap.wording().text(response)


def welcome() -> str:
    """As a new patient reads it."""
    return text("utter_messenger_welcome").replace("{number}", "30")


async def test_a_new_patient_is_told_who_this_is_and_what_is_kept_once(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    async with clinic_with(provider, chat, tmp_path, are_new=True) as clinic:
        first, second = await clinic.ask("hi"), await clinic.ask("and?")
    assert [each.shown for each in first] == [welcome(), "You wrote: hi"]
    assert [each.shown for each in second] == ["You wrote: and?"]
    assert "not a doctor" in first[0].shown and "30 days" in first[0].shown


async def test_in_an_emergency_there_is_the_notice_and_that_comes_in_a_calm_moment(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    chat.script["he chokes"] = reply_to("he chokes", NOTICE, urgent=True)
    async with clinic_with(provider, chat, tmp_path, are_new=True) as clinic:
        urgent, calm = await clinic.ask("he chokes"), await clinic.ask("he is better")
    assert [each.shown for each in urgent] == [NOTICE.text]
    assert [each.shown for each in calm] == [welcome(), "You wrote: he is better"]


async def test_who_had_all_deleted_is_new(provider: Provider, chat: ScriptedChat, tmp_path: Path) -> None:
    chat.script["delete"] = reply_to("delete", deletes=True)
    async with clinic_with(provider, chat, tmp_path, are_new=True) as clinic:
        await clinic.ask("hi")
        (deleted,) = await clinic.ask("delete")
        sent = await clinic.ask("hi again")
    assert deleted.shown == f"You wrote: delete\n\n{text('utter_messenger_deleted')}" and sent[0].shown == welcome()


@pytest.mark.parametrize("word", ["STOP", "stop", " Stop. ", "STOPALL", "unsubscribe", "Cancel", "END", "quit!"])
@pytest.mark.parametrize("platform", ["sms"])
async def test_who_wants_no_messages_is_told_so_once(clinic: Clinic, chat: ScriptedChat, word: str) -> None:
    assert isinstance(clinic.provider, TwilioProvider)
    clinic.provider.blocks = False  # as where a carrier or country has none of this
    assert [each.shown for each in await clinic.ask(word)] == [text("utter_sms_stopped")]
    assert chat.turns == []


@pytest.mark.parametrize("platform", ["sms"])
async def test_where_twilio_has_answered_nobody_else_does(clinic: Clinic, chat: ScriptedChat) -> None:
    provider = clinic.provider
    assert isinstance(provider, TwilioProvider)
    for kind in ("STOP", "START", "HELP"):
        await provider.deliver(provider.form(kind, OptOutType=kind))
    assert await clinic.settled() == [] and chat.turns == []


@pytest.mark.parametrize("platform", ["sms"])
async def test_where_twilio_blocks_them_there_is_no_answer_until_start_and_that_is_no_alarm(clinic: Clinic) -> None:
    assert await clinic.ask("STOP") == await clinic.ask("can I drink?") == []
    assert clinic.outcomes.of["unwanted"] == 2 and clinic.outcomes.of["dead"] == 0
    assert [each.shown for each in await clinic.ask("START")] == [text("utter_greet")]
    assert [each.shown for each in await clinic.ask("can I drink?")] == ["You wrote: can I drink?"]


@pytest.mark.parametrize(("word", "response"), [("HELP", "utter_sms_help"), ("info", "utter_sms_help")])
@pytest.mark.parametrize("platform", ["sms"])
async def test_help_says_whose_number_this_is(clinic: Clinic, word: str, response: str) -> None:
    assert [each.shown for each in await clinic.ask(word)] == [text(response)]


@pytest.mark.parametrize("platform", ["sms"])
async def test_who_starts_again_is_greeted(clinic: Clinic, chat: ScriptedChat) -> None:
    (sent,) = await clinic.ask("START")
    assert sent.shown == text("utter_greet") and chat.turns[-1][1] == "utter_greet"


@pytest.mark.parametrize("typed", ["can I stop", "stop it suddenly", "help me stop", "yes", "end of treatment"])
@pytest.mark.parametrize("platform", ["sms"])
async def test_a_question_with_such_a_word_is_a_question(clinic: Clinic, chat: ScriptedChat, typed: str) -> None:
    await clinic.ask(typed)
    assert chat.turns[-1][1:] == ("say", typed)


@pytest.mark.parametrize("platform", ["whatsapp", "telegram", "messenger", "slack"])
async def test_elsewhere_stop_and_help_are_words_like_others(clinic: Clinic, chat: ScriptedChat) -> None:
    for word in ("STOP", "HELP"):
        await clinic.ask(word)
        assert chat.turns[-1][1:] == ("say", word)


async def test_an_answer_that_comes_a_day_late_is_not_sent(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    """WhatsApp and Messenger take none by then, and elsewhere nobody waits for it."""
    provider.is_down = True
    async with clinic_with(provider, chat, tmp_path) as clinic:
        await provider.say("hi")
        while not clinic.outcomes.of["retried"]:
            await clinic.time.sleep(0)
    provider.is_down, asked = False, provider.asked
    late = Time()
    late.now += timedelta(hours=24, minutes=1)
    async with clinic_with(provider, chat, tmp_path, time=late) as clinic:
        assert await clinic.settled() == [] and provider.asked == asked
        assert clinic.outcomes.of == {"dead": 1}


async def test_too_many_messages_get_one_excuse_and_emergencies_all(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    async with clinic_with(provider, chat, tmp_path, turns=2) as clinic:
        shown = [[each.shown for each in await clinic.ask(f"question {number}")] for number in range(5)]
    assert shown == [["You wrote: question 0"], ["You wrote: question 1"], [text("utter_busy")], [], []]
