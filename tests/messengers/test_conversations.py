"""Forty conversations of the web chat on each platform, with the bot as it is served: the same words, as the platform
shows them. `make snapshots` writes anew how that looks (snapshots/), to be read in the difference before it is kept."""

import re
from collections.abc import Sequence

import pytest
import pytest_asyncio
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.base import AbstractSyrupyExtension
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from bot import bootstrap
from bot.conversation import Conversations

from .clinic import PLATFORMS
from .flows import FLOWS, PUBLIC, Exchange, held

_LINK = re.compile(rf"{re.escape(PUBLIC)}/leaflet#\S+")
_QUOTATION_MARKS = str.maketrans("", "", "“”")


class _Text(SingleFileSnapshotExtension):
    """snapshots/sms.txt and so on."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        return test_location.snapshot_name.rpartition("[")[2].rstrip("]")

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return AbstractSyrupyExtension.dirname(test_location=test_location)


@pytest_asyncio.fixture(scope="module", params=PLATFORMS)
async def exchanges(
    request: pytest.FixtureRequest, bot_in_memory: Conversations, tmp_path_factory: pytest.TempPathFactory
) -> Sequence[Exchange]:
    """All of one platform."""
    return await held(request.param, bot_in_memory, tmp_path_factory.mktemp(request.param))


def plain(text: str) -> str:
    """The words of a text, without what platforms render each in their way."""
    return " ".join(_LINK.sub("", text).translate(_QUOTATION_MARKS).split())


def shown(exchange: Exchange, *, is_first: bool) -> str:
    """What is read, without what belongs to messaging apps alone: the welcome, the numbers of choices."""
    text = plain(" ".join(each.shown for each in exchange.sent))
    if is_first:
        welcome = bootstrap.wording().text("utter_messenger_welcome").replace("{number}", "30")
        assert text.count(welcome) == 1
        text = text.replace(welcome, "")
    numbered = [f"{number}. {button.label}" for number, button in enumerate(exchange.reply.buttons, start=1)]
    by_number = plain(" ".join([*numbered, bootstrap.wording().text("utter_by_number")]))
    return " ".join(text.removesuffix(by_number).split())


def shown_as(exchange: Exchange, labels: list[str], numbers: list[str]) -> list[str]:
    """Buttons with their words or numbers, as many and as long as the platform takes them."""
    most, longest = {"telegram": (8, 60), "messenger": (13, 20), "slack": (25, 75)}.get(exchange.platform, (0, 0))
    if len(labels) > most:
        return []
    return labels if all(len(label) <= longest for label in labels) else numbers


def test_there_are_forty() -> None:
    assert len(FLOWS) == 40 and len({flow.file for flow in FLOWS}) == 7


def test_the_words_are_those_of_the_web_chat(exchanges: Sequence[Exchange]) -> None:
    known: set[str] = set()
    for exchange in exchanges:
        text = shown(exchange, is_first=exchange.flow not in known and not exchange.reply.urgent)
        if not exchange.reply.urgent:  # or that waits for a calm moment
            known = known - {exchange.flow} if exchange.reply.deletes else known | {exchange.flow}
        reply = plain(" ".join(message.text for message in exchange.reply.messages))
        told = f" {bootstrap.wording().text('utter_messenger_deleted')}" if exchange.reply.deletes else ""
        assert text == reply + told, exchange.flow
    assert len(known) == len({exchange.flow for exchange in exchanges if not exchange.reply.urgent}) > 30


def test_the_choices_are_those_of_the_web_chat(exchanges: Sequence[Exchange]) -> None:
    for exchange in exchanges:
        labels = [button.label for button in exchange.reply.buttons]
        choices = [label for _, label in exchange.sent[-1].choices]
        numbers = [str(number) for number in range(1, len(labels) + 1)]
        assert choices == shown_as(exchange, labels, numbers), exchange.flow
        if choices != labels:
            assert all(f"{n}. {label}" in exchange.sent[-1].shown for n, label in zip(numbers, labels, strict=True))


def test_no_quote_is_cut_and_each_has_its_place_in_the_leaflet(exchanges: Sequence[Exchange]) -> None:
    quotes = 0
    for exchange in exchanges:
        for quote in exchange.reply.quotes:
            assert any(quote in each.shown for each in exchange.sent), exchange.flow
            quotes += 1
        assert bool(exchange.reply.quotes) == any(_LINK.search(each.shown) for each in exchange.sent)
    assert quotes > 60


def test_an_emergency_comes_first(exchanges: Sequence[Exchange]) -> None:
    urgent = [exchange for exchange in exchanges if exchange.reply.urgent]
    assert len(urgent) >= 7
    for exchange in urgent:
        assert plain(exchange.sent[0].shown).startswith(plain(exchange.reply.messages[0].text)), exchange.flow


def test_what_only_programs_read_is_not_shown(exchanges: Sequence[Exchange]) -> None:
    read = "\n".join(_LINK.sub("", each.shown) for exchange in exchanges for each in exchange.sent)
    assert not re.search(r"utter_|ask_[a-z]|(^|\s)/\w|[{}]|&\w+;|</?\w+>|\N{WORD JOINER}", read)


def test_it_looks_as_it_did(exchanges: Sequence[Exchange], snapshot: SnapshotAssertion) -> None:
    lines: list[str] = []
    flow = ""
    for exchange in exchanges:
        if exchange.flow != flow:
            flow = exchange.flow
            lines += ["", "=" * 20, flow, "=" * 20]
        lines += ["", f">>> {exchange.did}"]
        for each in exchange.sent:
            lines += ["", "<<<", each.text, *(f"[{label}]" for _, label in each.choices)]
    assert "\n".join(lines) == snapshot(extension_class=_Text)
