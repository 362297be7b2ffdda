"""Long replies, odd characters and many choices, as each platform takes them (trap 16 of plain Rasa bots)."""

import re

import pytest

from bot.reply import Button, Kind, Message

from .chat import ALCOHOL, ScriptedChat, reply_to
from .clinic import Clinic
from .provider import Sent

FAMILY, FLAG, ACCENT = "👨‍👩‍👧‍👦", "🇪🇸", "e\u0301"  # each is read as one character
MARKUP = "*a* _b_ ~c~ `d` <e> & &amp; [f](g) <b>h</b> <https://x.example|i> <!channel> <@U1> > j ```k```"
QUOTE = Message(Kind.QUOTE, ALCOHOL.text, section="Precautions when taking Baclofen", sentence=38)


def say(text: str) -> Message:
    """A message of the bot."""
    return Message(Kind.SAY, text, response="utter_default")


def words(sent: list[Sent]) -> list[str]:
    """All words that the phone shows, without links."""
    return re.sub(r"http://127\S+", "", " ".join(each.shown for each in sent)).replace("“", "").replace("”", "").split()


async def test_six_thousand_characters_and_five_long_choices(clinic: Clinic, chat: ScriptedChat) -> None:
    label = "Is that what you would like to know about the tablets that you have been taking, {}?"
    buttons = tuple(Button("keep_question", label.format(number)) for number in range(5))
    prose = [say(f"Part {n}. " + "All of this is said in sentences of some length. " * 15) for n in range(8)]
    messages = [each for one in prose for each in (one, QUOTE)]
    assert sum(len(message.text) for message in messages) > 6000
    chat.script["all"] = reply_to("all", *messages, buttons=buttons)
    sent = await clinic.ask("all")
    expected = " ".join(message.text for message in messages).split()
    assert words(sent)[: len(expected)] == expected and not clinic.provider.refused
    assert sum(each.shown.count(ALCOHOL.text) for each in sent) == 8, "no quote is cut"
    assert all(f"{n}. {label.format(n - 1)}" in sent[-1].shown for n in range(1, 6)), "all choices, together"
    assert all(each.shown.rstrip()[-1] in ".?”0123456789" for each in sent), "it is cut between sentences"


@pytest.mark.parametrize("character", [FAMILY, FLAG, ACCENT, "😀"])
async def test_what_is_read_as_one_character_is_not_cut(clinic: Clinic, chat: ScriptedChat, character: str) -> None:
    chat.script["all"] = reply_to("all", say(character * 3000))
    sent = await clinic.ask("all")
    assert len(sent) > 1 and "".join(each.shown for each in sent) == character * 3000
    assert all(len(each.shown) % len(character) == 0 for each in sent)


async def test_markup_is_shown_as_it_was_written(clinic: Clinic, chat: ScriptedChat) -> None:
    chat.script["all"] = reply_to("all", say(MARKUP), Message(Kind.ITEM, MARKUP))
    (sent,) = await clinic.ask("all")
    assert sent.shown == f"{MARKUP}\n\n{MARKUP}" and not clinic.provider.refused


async def test_markup_counts_where_it_is_cut(clinic: Clinic, chat: ScriptedChat) -> None:
    text = "This & that < those * and _ some. " * 300
    chat.script["all"] = reply_to("all", say(text))
    sent = await clinic.ask("all")
    assert words(sent) == text.split() and not clinic.provider.refused


async def test_a_quote_has_its_place_in_the_leaflet(clinic: Clinic, chat: ScriptedChat) -> None:
    chat.script["all"] = reply_to("all", say("It says:"), QUOTE, say("Ask your doctor."))
    (sent,) = await clinic.ask("all")
    assert f"{clinic.address}/leaflet#s38" in sent.shown


@pytest.mark.parametrize("platform", ["sms"])
async def test_an_sms_has_no_character_that_makes_it_cost_double(clinic: Clinic, chat: ScriptedChat) -> None:
    """Twilio puts plain quotation marks for ours (smart encoding), so that a segment has 153 characters and not 67."""
    chat.script["all"] = reply_to("all", QUOTE)
    await clinic.ask("all")
    assert getattr(clinic.provider, "smart", None) == ["true"]
