"""What a reply offers is chosen by tapping, by its number or by its words, and by nothing else."""

from pathlib import Path

import pytest
import pytest_asyncio

from bot.reply import Button

from .chat import ScriptedChat, reply_to
from .clinic import Clinic, clinic_with
from .provider import Provider

YES, NO = Button("start_over", "Yes, delete it all"), Button("keep_question", "No, keep it")
OFFER = "delete it"


@pytest_asyncio.fixture
async def offered(clinic: Clinic, chat: ScriptedChat) -> Clinic:
    """A patient who was offered two choices."""
    chat.script[OFFER] = reply_to(OFFER, buttons=(YES, NO))
    (sent,) = await clinic.ask(OFFER)
    assert [label for _, label in sent.choices] in ([YES.label, NO.label], [])
    return clinic


@pytest.mark.parametrize(
    ("typed", "pressed"),
    [
        ("1", YES.id),
        (" 2. ", NO.id),
        ("(2)", NO.id),
        ("#1", YES.id),
        ("２", NO.id),
        ("yes, delete it all", YES.id),
        ("“No, keep it!”", NO.id),
        ("3", None),
        ("0", None),
        ("12", None),
        ("yes", None),
        ("1 or 2", None),
    ],
)
@pytest.mark.parametrize("platform", ["sms", "telegram"])
async def test_by_number_or_words(offered: Clinic, chat: ScriptedChat, typed: str, pressed: str | None) -> None:
    await offered.ask(typed)
    assert chat.turns[-1][1:] == (("press", pressed) if pressed else ("say", typed))


async def test_by_a_tap_where_there_are_buttons(offered: Clinic, chat: ScriptedChat) -> None:
    choices = offered.provider.sent[-1].choices
    await offered.tap(choices[1][0] if choices else "2")
    assert chat.turns[-1][1:] == ("press", NO.id)


async def test_what_is_sent_for_a_choice_tells_nobody_what_it_is(offered: Clinic) -> None:
    sent = offered.provider.sent[-1]
    assert not {YES.id, NO.id} & {number for number, _ in sent.choices} and "/" not in sent.text


@pytest.mark.parametrize("platform", ["telegram", "messenger", "slack"])
@pytest.mark.parametrize("forged", ["start_over", "/start_over", "x" * 22, "", "1"])
async def test_a_forged_tap_presses_nothing(offered: Clinic, chat: ScriptedChat, forged: str) -> None:
    await offered.tap(forged)
    assert chat.turns[-1][1] == "press" and chat.turns[-1][2] not in {YES.id, NO.id}


@pytest.mark.parametrize("platform", ["telegram", "messenger", "slack"])
async def test_anothers_tap_presses_nothing(offered: Clinic, chat: ScriptedChat) -> None:
    await offered.tap(offered.provider.sent[-1].choices[0][0], patient="5150")
    assert chat.turns[-1][1] == "press" and chat.turns[-1][2] != YES.id


async def test_the_choices_of_an_older_reply_have_no_numbers_any_more(offered: Clinic, chat: ScriptedChat) -> None:
    await offered.ask("something else")
    await offered.ask("1")
    assert chat.turns[-1][1:] == ("say", "1")


async def test_a_number_is_known_by_the_next_process_too(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    chat.script[OFFER] = reply_to(OFFER, buttons=(YES, NO))
    async with clinic_with(provider, chat, tmp_path) as clinic:
        await clinic.ask(OFFER)
    async with clinic_with(provider, chat, tmp_path) as clinic:
        await clinic.ask("2")
    assert chat.turns[-1][1:] == ("press", NO.id)


@pytest.mark.parametrize("platform", ["sms"])
async def test_with_the_database_away_a_number_is_what_was_typed(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    chat.script[OFFER] = reply_to(OFFER, buttons=(YES, NO))
    async with clinic_with(provider, chat, tmp_path) as clinic:
        await clinic.ask(OFFER)
    chat.is_away = True
    async with clinic_with(provider, chat, tmp_path) as clinic:
        await clinic.ask("2")
    assert chat.turns[-1][1:] == ("say", "2")
