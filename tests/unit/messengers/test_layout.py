"""A reply as messages of a platform: how each kind of message is shown, and what stands together."""

from html import escape

import pytest

from bot import bootstrap
from bot.credentials import PLATFORMS
from bot.leaflet.links import LeafletLinks
from bot.messengers.layout import Layout, Style, Words, length
from bot.messengers.opening import open_platform
from bot.reply import Kind, Message

from ..edge.fakes import LEAFLET
from .fakes import credentials_of, say

URL = "https://bot.example"
LINKS = LeafletLinks(LEAFLET.sections)
WORDS = Words("To choose, send the number.", "Sorry & <call> your doctor.")
PLAIN = Style(100)
MARKUP = Style(
    100,
    escape=lambda text: escape(text, quote=False),
    quote=lambda text: f"<q>{text}</q>",
    notice=lambda text: f"<b>{text}</b>",
)


def quote(text: str, section: str = "Precautions") -> Message:
    return Message(Kind.QUOTE, text, section, 2)


def notice(text: str) -> Message:
    return Message(Kind.NOTICE, text, response="utter_notice_emergency")


def item(text: str) -> Message:
    return Message(Kind.ITEM, text)


def laid_out(*messages: Message, style: Style = PLAIN, url: str = URL) -> list[str]:
    return [part.text for part in Layout(style, LINKS, url, WORDS).parts(messages)]


@pytest.mark.parametrize(
    ("text", "units"),
    [("", 0), ("aé", 2), ("e\u0301", 2), ("💊", 2), ("🇬🇧", 4), ("👍🏽", 4), ("👨‍👩‍👧‍👦", 11), ("\ud83d", 1)],
)
def test_length_is_in_utf_16_units_the_most_that_any_platform_counts(text: str, units: int) -> None:
    assert length(text) == units


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        ([say("Hi.")], "Hi."),
        ([say("Hi."), say("Ask me.")], "Hi.\n\nAsk me."),
        ([quote("Tell your doctor.", "-"), say("Hi.")], "“Tell your doctor.”\n\nHi."),
        ([say("It says:"), quote("A.", "-"), quote("B.", "-")], "It says:\n\n“A.”\n“B.”"),
        ([item("1. wine?"), item("2. beer?"), say("Ask.")], "1. wine?\n2. beer?\n\nAsk."),
        ([notice("Call."), notice("Now."), item("wine?")], "Call.\n\nNow.\n\nwine?"),
        ([], None),
    ],
)
def test_paragraphs_stand_apart_and_quotes_and_items_of_a_list_together(
    messages: list[Message], text: str | None
) -> None:
    assert laid_out(*messages) == ([] if text is None else [text])


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        ([quote("Avoid alcohol.")], f"“Avoid alcohol.”\n{URL}/leaflet#s2"),
        (
            [quote("Tell your doctor."), quote("Avoid alcohol.")],
            f"“Tell your doctor.”\n“Avoid alcohol.”\n{URL}/leaflet#s3",
        ),
        ([quote("Avoid it."), say("Ask.")], f"“Avoid it.”\n{URL}/leaflet#section-1\n\nAsk."),
        (
            [quote("Avoid alcohol."), say("Also:"), quote("Yes.", "Sub")],
            f"“Avoid alcohol.”\n{URL}/leaflet#s2\n\nAlso:\n\n“Yes.”\n{URL}/leaflet#s5",
        ),
        ([say("Avoid alcohol."), notice("Avoid alcohol.")], "Avoid alcohol.\n\nAvoid alcohol."),
    ],
)
def test_after_the_last_quote_of_several_is_a_link_to_the_first(messages: list[Message], text: str) -> None:
    assert laid_out(*messages, style=Style(500)) == [text]


def test_without_an_address_of_the_server_there_is_no_link() -> None:
    assert laid_out(quote("Avoid alcohol."), url="") == ["“Avoid alcohol.”"]


def test_a_quote_and_its_link_are_never_parted() -> None:
    together = f"“Avoid alcohol.”\n{URL}/leaflet#s2"
    assert laid_out(say("x" * 40), quote("Avoid alcohol."), style=Style(60)) == ["x" * 40, together]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (say("a < b & c"), "a &lt; b &amp; c"),
        (item("a < b"), "a &lt; b"),
        (notice("Call <112>"), "<b>Call &lt;112&gt;</b>"),
        (quote("a & b", "-"), "<q>a &amp; b</q>"),
    ],
)
def test_what_a_platform_reads_as_markup_is_escaped_and_its_own_markup_is_not(message: Message, text: str) -> None:
    assert laid_out(message, style=MARKUP) == [text]


def test_what_is_escaped_counts_as_long_as_it_gets() -> None:
    parts = laid_out(say(" ".join("&" * 60)), style=MARKUP)
    assert [part.count("&amp;") for part in parts] == [16, 16, 16, 12]
    assert [length(part) for part in parts] == [95, 95, 95, 71]


def test_a_notice_that_is_cut_is_one_in_each_part() -> None:
    first, second = laid_out(notice(" ".join(["Call for help."] * 9)), style=MARKUP)
    assert first.startswith("<b>Call") and first.endswith(".</b>") and length(first) <= 100
    assert second.startswith("<b>Call") and second.endswith(".</b>")


def test_messages_go_together_as_far_as_there_is_room() -> None:
    parts = laid_out(*(say("x" * 30) for _ in range(7)))
    assert [part.count("x" * 30) for part in parts] == [3, 3, 1]


@pytest.mark.parametrize(("room", "parts"), [(64, 1), (63, 2)])
def test_what_stands_between_two_counts(room: int, parts: int) -> None:
    assert len(laid_out(say("x" * 31), say("y" * 31), style=Style(room))) == parts


def test_a_quote_that_no_message_has_room_for_is_told() -> None:
    assert laid_out(quote("x" * 98, "-")) == [f"“{'x' * 98}”"]
    with pytest.raises(ValueError, match="a quote is longer"):
        laid_out(quote("x" * 99, "-"))


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_every_app_has_room_for_every_sentence_of_the_leaflet(platform: str) -> None:
    opened = open_platform(credentials_of(platform), URL)
    links, sections = LeafletLinks(bootstrap.document().sections), bootstrap.document().sections
    layout = Layout(opened.style, links, f"https://{'clinic.' * 20}example", WORDS)
    quotes = [
        Message(Kind.QUOTE, each.text, section.title, each.number) for section in sections for each in section.sentences
    ]
    assert all(len(layout.parts([each])) == 1 for each in quotes) and len(quotes) > 30
    await opened.close()


def test_the_apology_is_escaped_too() -> None:
    (part,) = Layout(MARKUP, LINKS, URL, WORDS).apology()
    assert (part.text, part.choices) == ("Sorry &amp; &lt;call&gt; your doctor.", ())
