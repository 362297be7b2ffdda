"""The messaging apps that are on are joined with the bot, by its settings."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import pytest_asyncio
from prometheus_client import generate_latest
from starlette.applications import Starlette

from bot import bootstrap
from bot.bootstrap import Bot
from bot.button_ids import ButtonIds
from bot.credentials import Credentials, Messaging
from bot.messengers import joining
from bot.messengers.handling import at_once
from bot.messengers.identity import Identity
from bot.messengers.message import Incoming, Kind
from bot.metrics import Metrics
from bot.observing import Outcome
from bot.records.store import TurnStore
from bot.reply import Button, Message
from bot.reply import Kind as Shown
from bot.settings import Settings

from ...integration.keeping import store_at
from ...messengers.chat import ALCOHOL, ScriptedChat, reply_to
from ..edge.fakes import client_of
from ..fakes import words_of
from .fakes import SIGNED, FakePlatform, Noted, TroubledQueue, body_of, credentials_of, did

URL, SECRET = "https://bot.example", "a secret"
SETTINGS = Settings(keep_days=7, clinic_contact="01632 960000", session_turns=2)
CONVERSATION = Identity(SECRET).conversation("sms", "pat")


class Clinic:
    """A bot that is reached by SMS and Telegram."""

    def __init__(self, queue: TroubledQueue, store: TurnStore) -> None:
        self.opened: dict[str, FakePlatform] = {}
        self.metrics = Metrics(lambda: 0)
        self.chat, self.observer, self._queue, self._store = ScriptedChat(), Noted(), queue, store

    def open(self, credentials: Credentials, public_url: str) -> FakePlatform:
        """An app."""
        assert public_url == URL
        return self.opened.setdefault(credentials.platform, FakePlatform(credentials.platform))

    async def ask(self, *incoming: Incoming) -> list[str]:
        """What patients get by SMS for all that."""
        messaging = Messaging((credentials_of("sms"), credentials_of("telegram")), {}, frozenset(), URL)
        parts = {"conversations": self.chat, "observer": self.observer, "metrics": self.metrics, "loaded": at_once}
        bot = cast(Bot, SimpleNamespace(**parts))
        messengers = joining.join(SETTINGS, messaging, bot, self._store, self._queue, SECRET)
        running = asyncio.create_task(messengers.run())
        async with client_of(Starlette(routes=messengers.routes())) as client:
            for each in incoming:
                assert (await client.post("/messengers/sms", content=body_of(each), headers=SIGNED)).is_success
        await messengers.lanes.idle()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        return self.opened["sms"].texts


@pytest_asyncio.fixture
async def clinic(queue: TroubledQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Clinic]:
    async with store_at(f"sqlite:///{tmp_path / 'bot.db'}", tmp_path) as store:
        assert await store.recover()
        clinic = Clinic(queue, store)
        monkeypatch.setattr(joining, "open_platform", clinic.open)
        yield clinic


async def test_each_app_that_is_on_is_opened_and_answered_by_the_conversations(clinic: Clinic) -> None:
    assert (await clinic.ask(did("hi")))[1:] == ["You wrote: hi"]
    assert list(clinic.opened) == ["sms", "telegram"] and clinic.chat.turns == [(CONVERSATION, "say", "hi")]
    assert clinic.observer.of == {"accepted": 1, "sent": 2}


async def test_there_is_a_number_for_each_outcome_before_the_first(clinic: Clinic) -> None:
    await clinic.ask()
    shown = generate_latest(clinic.metrics.registry).decode()
    for outcome in Outcome:
        for app, is_there in (("sms", True), ("telegram", True), ("slack", False)):
            assert (f'bot_messages_total{{outcome="{outcome}",platform="{app}"}} 0.0' in shown) == is_there


async def test_the_welcome_says_how_long_words_are_kept(clinic: Clinic) -> None:
    (welcome, _) = await clinic.ask(did("hi"))
    assert welcome == words_of("utter_messenger_welcome").replace("{number}", "7") and "7 days" in welcome


async def test_help_names_the_clinics_contact(clinic: Clinic) -> None:
    (text,) = await clinic.ask(did("help", Kind.HELP))
    assert "01632 960000" in text


async def test_a_patient_has_as_many_turns_a_minute_as_on_the_web(clinic: Clinic) -> None:
    texts = await clinic.ask(*(did("hi", number=str(number)) for number in range(4)))
    assert texts[1:] == ["You wrote: hi", "You wrote: hi", words_of("utter_busy")]


async def test_a_quote_links_to_the_leaflet_and_choices_are_numbered(clinic: Clinic) -> None:
    quote = Message(Shown.QUOTE, ALCOHOL.text, "Precautions when taking Baclofen", ALCOHOL.number)
    clinic.chat.script["beer?"] = reply_to("beer?", quote, buttons=(Button("a", "Yes"), Button("b", "No")))
    shown = (await clinic.ask(did("beer?")))[-1]
    assert f"\n{URL}/leaflet#s{ALCOHOL.number}\n" in shown
    assert shown.endswith(f"1. Yes\n2. No\n{words_of('utter_by_number')}")


async def test_a_button_of_the_bot_is_known_by_its_id(clinic: Clinic) -> None:
    names = list(bootstrap.buttons().labels)
    name = names[0].removeprefix("/")
    await clinic.ask(did(ButtonIds(SECRET, [name]).id_of(CONVERSATION, name), Kind.BUTTON))
    assert clinic.chat.turns == [(CONVERSATION, "press", name)]


async def test_what_cannot_be_answered_is_the_apology_of_the_domain(clinic: Clinic) -> None:
    clinic.chat.script["hi"] = reply_to("hi", Message(Shown.QUOTE, "x" * 2000))
    assert await clinic.ask(did("hi")) == [words_of("utter_default")]
