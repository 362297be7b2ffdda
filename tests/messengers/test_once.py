"""A message is one turn and one reply, however often and wherever it comes, and whatever happens to the process."""

import asyncio
from pathlib import Path

import pytest

from bot.records.message_queue import WAITING
from bot.reply import Kind, Message

from .chat import ScriptedChat, reply_to
from .clinic import Clinic, clinic_with, provider_of
from .provider import Provider

NUMBER = "77001"  # a message's id, on each platform


async def test_it_is_acknowledged_before_it_is_answered(clinic: Clinic, chat: ScriptedChat) -> None:
    chat.gate = asyncio.Event()
    assert (await clinic.provider.say("hi")).status_code == 200
    assert clinic.provider.sent == [] and (await clinic.queue.count())[WAITING] == 1, "it is on the disk"
    chat.gate.set()
    assert len(await clinic.settled()) == 1


async def test_delivered_again_before_during_and_after_the_answer(clinic: Clinic, chat: ScriptedChat) -> None:
    chat.gate = asyncio.Event()
    await asyncio.gather(*(clinic.provider.say("hi", message_id=NUMBER) for _ in range(3)))
    chat.gate.set()
    await clinic.settled()
    await clinic.provider.say("hi", message_id=NUMBER)
    assert len(await clinic.settled()) == len(chat.turns) == 1
    assert clinic.outcomes.of == {"accepted": 1, "duplicate": 3, "sent": 1}


async def test_tapped_again(clinic: Clinic, chat: ScriptedChat) -> None:
    await asyncio.gather(*(clinic.provider.tap("x" * 22, message_id=NUMBER) for _ in range(3)))
    assert len(await clinic.settled()) == len(chat.turns) == 1


async def test_on_two_processes_at_once(address: str, chat: ScriptedChat, tmp_path: Path) -> None:
    """Each has a state of its own, and both have one database."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    async with (
        provider_of("telegram") as provider,
        clinic_with(provider, chat, tmp_path / "a", database=address) as one,
    ):
        here = provider.bot
        async with clinic_with(provider, chat, tmp_path / "b", database=address) as other:
            there = provider.bot
            for number in range(20):
                await asyncio.gather(*(_say(provider, bot, number) for bot in (here, there, here)))
            await one.settled()
            sent = await other.settled()
            assert sorted(each.shown.rpartition(" ")[2] for each in sent) == sorted(str(n) for n in range(20))
            assert len({words for _, _, words in chat.turns}) == len(chat.turns) == 20
            both = one.outcomes.of + other.outcomes.of
            assert both["sent"] == 20 and both["duplicate"] == 40


async def _say(provider: Provider, bot: str, number: int) -> None:
    provider.bot = bot
    await provider.say(f"question {number}", message_id=str(5000 + number))


async def test_a_process_that_ends_while_it_answers(provider: Provider, chat: ScriptedChat, tmp_path: Path) -> None:
    chat.gate = asyncio.Event()
    async with clinic_with(provider, chat, tmp_path):
        for number in range(3):
            assert (await provider.say(f"question {number}")).status_code == 200
    assert provider.sent == []
    chat.gate.set()
    async with clinic_with(provider, chat, tmp_path) as clinic:
        sent = await clinic.settled()
    assert [each.shown[-10:] for each in sent] == ["question 0", "question 1", "question 2"]
    assert [words for _, _, words in chat.turns] == ["question 0", "question 1", "question 2"]


async def test_a_process_that_ends_between_two_parts(provider: Provider, chat: ScriptedChat, tmp_path: Path) -> None:
    text = " ".join(f"Sentence number {number} of many says a thing." for number in range(200))
    chat.script["tell me"] = reply_to("tell me", Message(Kind.SAY, text, response="utter_default"))
    async with clinic_with(provider, chat, tmp_path) as clinic:
        provider.troubles.extend([None, *[provider.down()] * 1000])
        await provider.say("tell me")
        while clinic.outcomes.of["retried"] < 3:
            await asyncio.sleep(0.001)
    assert len(provider.sent) == 1
    provider.troubles.clear()
    async with clinic_with(provider, chat, tmp_path) as clinic:
        sent = await clinic.settled()
    assert " ".join(each.shown for each in sent).endswith(text) and len(chat.turns) == 1


async def test_a_process_that_is_stopped_while_it_sends_waits_to_hear_that_it_was_sent(
    provider: Provider, chat: ScriptedChat, tmp_path: Path
) -> None:
    """Or a part would be there twice after each restart of a busy clinic."""
    text = " ".join(f"Sentence number {number} of many says a thing." for number in range(200))
    chat.script["tell me"] = reply_to("tell me", Message(Kind.SAY, text, response="utter_default"))
    provider.pause = asyncio.Event()
    async with clinic_with(provider, chat, tmp_path):
        await provider.say("tell me")
        while not provider.asked:
            await asyncio.sleep(0.001)
        asyncio.get_running_loop().call_later(0.05, provider.pause.set)  # while the clinic is being closed
    assert len(provider.sent) == provider.asked == 1, "and nothing more is begun"
    async with clinic_with(provider, chat, tmp_path) as clinic:
        sent = await clinic.settled()
    assert " ".join(each.shown for each in sent) == text and len(chat.turns) == 1


@pytest.mark.parametrize("platform", ["telegram"])
async def test_two_answers_are_never_under_way_for_one_patient(clinic: Clinic, chat: ScriptedChat) -> None:
    chat.gate = asyncio.Event()
    for number in range(5):
        await clinic.provider.say(f"question {number}")
    chat.gate.set()
    sent = await clinic.settled()
    assert [each.shown[-10:] for each in sent] == [f"question {number}" for number in range(5)]
