"""All that patients do besides writing words, and all that platforms tell of besides: each handled on purpose."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot import bootstrap
from bot.reply import Kind, Message

from .chat import ScriptedChat, reply_to
from .clinic import Clinic
from .messenger_provider import PAGE, VERIFY, MessengerProvider
from .slack_provider import PATIENT as STAFF
from .slack_provider import SlackProvider
from .telegram_provider import TelegramProvider
from .twilio_provider import TwilioProvider

Deed = Callable[[Any], Awaitable[httpx.Response]]
ONLY_TEXT, EDITED, GREETING = "utter_only_text", "utter_edited", "utter_greet"
PICTURE: dict[str, Any] = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
FILE: dict[str, Any] = {"attachments": [{"type": "audio", "payload": {"url": "https://cdn.example/voice.mp4"}}]}
PLACE = {"latitude": 51.5, "longitude": -0.1}


def _sms(text: str = "", **fields: str) -> Deed:
    async def deed(provider: TwilioProvider) -> httpx.Response:
        return await provider.deliver(provider.form(text, **fields))

    return deed


def _telegram(kind: str = "message", **more: Any) -> Deed:
    async def deed(provider: TelegramProvider) -> httpx.Response:
        message = {**provider.message(""), **more}
        if not message["text"]:
            del message["text"]
        return await provider.deliver({"update_id": 1, kind: message})

    return deed


def _messenger(**more: Any) -> Deed:
    async def deed(provider: MessengerProvider) -> httpx.Response:
        return await provider.deliver(provider.body(provider.event(**more)))

    return deed


def _slack(text: str = "", **more: Any) -> Deed:
    async def deed(provider: SlackProvider) -> httpx.Response:
        return await provider.deliver(provider.event(text, **more))

    return deed


def _changed(text: str, before: str, **more: Any) -> Deed:
    message = {"type": "message", "user": STAFF, "text": text, **more}
    return _slack(subtype="message_changed", message=message, previous_message={"text": before})


DECLINED: list[tuple[str, str, Deed, str]] = [
    ("sms", "a picture", _sms(NumMedia="1", MediaUrl0="https://api.twilio.example/1"), ONLY_TEXT),
    ("sms", "nothing", _sms(" "), ONLY_TEXT),
    ("whatsapp", "a voice note", _sms(NumMedia="1", MediaContentType0="audio/ogg"), ONLY_TEXT),
    ("whatsapp", "a place", _sms("Park Lane 51.5", Latitude="51.5", Longitude="-0.1"), ONLY_TEXT),
    ("telegram", "a picture", _telegram(**PICTURE), ONLY_TEXT),
    ("telegram", "a voice note", _telegram(voice={"file_id": "f", "duration": 3}), ONLY_TEXT),
    ("telegram", "a sticker", _telegram(sticker={"file_id": "f", "emoji": "x"}), ONLY_TEXT),
    ("telegram", "a place", _telegram(location=PLACE), ONLY_TEXT),
    ("telegram", "a contact", _telegram(contact={"phone_number": "+15550123", "first_name": "Pat"}), ONLY_TEXT),
    ("telegram", "a changed message", _telegram("edited_message", text="and beer?"), EDITED),
    ("telegram", "a changed caption", _telegram("edited_message", **PICTURE, caption="x"), EDITED),
    ("telegram", "the chat is opened", _telegram(text="/start"), GREETING),
    ("telegram", "the chat is opened by a link", _telegram(text="/start from-clinic"), GREETING),
    ("messenger", "a voice note", _messenger(message={"mid": "m", **FILE}), ONLY_TEXT),
    ("messenger", "a like", _messenger(message={"mid": "m", "sticker_id": 369239263222822}), ONLY_TEXT),
    ("messenger", "a changed message", _messenger(message_edit={"mid": "m", "text": "x", "num_edit": 1}), EDITED),
    ("messenger", "the chat is opened", _messenger(postback={"mid": "m", "payload": "START"}), GREETING),
    ("slack", "a file", _slack(subtype="file_share", files=[{"id": "F1"}]), ONLY_TEXT),
    ("slack", "nothing", _slack(""), ONLY_TEXT),
    ("slack", "a changed message", _changed("and beer?", "and wine?"), EDITED),
]


@pytest.mark.parametrize(
    ("platform", "deed", "response"),
    [pytest.param(platform, deed, response, id=f"{platform}: {name}") for platform, name, deed, response in DECLINED],
)
async def test_it_gets_its_fixed_reply(clinic: Clinic, chat: ScriptedChat, deed: Deed, response: str) -> None:
    assert (await deed(clinic.provider)).status_code == 200
    (sent,) = await clinic.settled()
    assert bootstrap.wording().text(response) in sent.shown
    assert [what for _, what, _ in chat.turns] == [response]
    assert "51.5" not in str(chat.turns) and "+15550123" not in str(chat.turns), "it was read"


@pytest.mark.parametrize("platform", ["telegram"])
async def test_an_album_gets_one_reply(clinic: Clinic) -> None:
    provider = clinic.provider
    assert isinstance(provider, TelegramProvider)
    for number in range(4):
        message = {**provider.message(""), **PICTURE, "media_group_id": "9"}
        del message["text"]
        await provider.deliver({"update_id": number, "message": message})
    assert len(await clinic.settled()) == 1


CAPTIONED: list[tuple[str, Deed]] = [
    ("sms", _sms("my son ate these", NumMedia="1")),
    ("whatsapp", _sms("my son ate these", NumMedia="1")),
    ("telegram", _telegram(**PICTURE, caption="my son ate these")),
    ("messenger", _messenger(message={"mid": "m", "text": "my son ate these", **FILE})),
    ("slack", _slack("my son ate these", subtype="file_share", files=[{"id": "F1"}])),
]


@pytest.mark.parametrize(("platform", "deed"), CAPTIONED, ids=[platform for platform, _ in CAPTIONED])
async def test_words_beside_a_picture_are_looked_at_for_an_emergency(
    clinic: Clinic, chat: ScriptedChat, deed: Deed
) -> None:
    notice = Message(Kind.NOTICE, "Call the number now.", response="utter_notice_emergency")
    chat.script["my son ate these"] = reply_to("my son ate these", notice, urgent=True)
    await deed(clinic.provider)
    (sent,) = await clinic.settled()
    assert sent.shown.startswith("Call the number now.")


GROUP = {"id": -1, "type": "group", "title": "Family"}
IGNORED: list[tuple[str, str, Deed]] = [
    ("sms", "to another number", _sms("hi", To="+15550111")),
    ("whatsapp", "to the SMS number", _sms("hi", To="+15550100")),
    ("whatsapp", "from an SMS", _sms("hi", From="+15550199")),
    ("telegram", "in a group", _telegram(text="hi", chat=GROUP)),
    ("telegram", "in a supergroup", _telegram(text="hi", chat={**GROUP, "type": "supergroup"})),
    ("telegram", "in a channel", _telegram("channel_post", text="hi", chat={**GROUP, "type": "channel"})),
    ("telegram", "changed in a group", _telegram("edited_message", text="hi", chat=GROUP)),
    ("telegram", "the bot is blocked", _telegram("my_chat_member", text="hi")),
    ("telegram", "a poll", _telegram("poll", text="hi")),
    ("telegram", "a place that moves", _telegram("edited_message", location=PLACE)),
    ("messenger", "what the page wrote", _messenger(message={"mid": "m", "text": "hi", "is_echo": True})),
    ("messenger", "a receipt", _messenger(delivery={"mids": ["m"], "watermark": 1})),
    ("messenger", "seen", _messenger(read={"watermark": 1})),
    ("messenger", "a reaction", _messenger(reaction={"reaction": "love", "mid": "m", "action": "react"})),
    ("slack", "in a channel", _slack("hi", channel_type="channel", channel="C1")),
    ("slack", "in a group", _slack("hi", channel_type="mpim")),
    ("slack", "mentioned in a channel", _slack("hi", type="app_mention")),
    ("slack", "what the app wrote", _slack("hi", bot_id="B1")),
    ("slack", "a link that Slack unfolds", _changed("see x", "see x")),
    ("slack", "what the app wrote is changed", _changed("b", "a", bot_id="B1")),
    ("slack", "a message is deleted", _slack(subtype="message_deleted", deleted_ts="1.1")),
    ("slack", "somebody joins", _slack("hi", subtype="channel_join")),
]


@pytest.mark.parametrize(
    ("platform", "deed"), [pytest.param(platform, deed, id=f"{platform}: {name}") for platform, name, deed in IGNORED]
)
async def test_nobody_is_answered(clinic: Clinic, chat: ScriptedChat, deed: Deed) -> None:
    assert (await deed(clinic.provider)).status_code == 200
    assert await clinic.settled() == [] and chat.turns == []
    assert clinic.outcomes.of == {"ignored": 1}


@pytest.mark.parametrize("platform", ["messenger"])
async def test_one_event_that_is_not_as_documented_takes_no_other_of_its_batch_with_it(clinic: Clinic) -> None:
    provider = clinic.provider
    assert isinstance(provider, MessengerProvider)
    odd = {**provider.message("from the plugin"), "sender": {"user_ref": "x"}}
    assert (await provider.deliver(provider.body(provider.message("one"), odd, provider.message("two")))).is_success
    assert [each.shown[-3:] for each in await clinic.settled()] == ["one", "two"]
    assert clinic.outcomes.of["unreadable"] == 1


@pytest.mark.parametrize("platform", ["messenger"])
async def test_a_batch_is_answered_whole_and_in_order(clinic: Clinic, chat: ScriptedChat) -> None:
    provider = clinic.provider
    assert isinstance(provider, MessengerProvider)
    events = [provider.message(f"question {number}", patient=str(number % 2 + 1)) for number in range(6)]
    receipt = provider.event(read={"watermark": 1})
    assert (await provider.deliver(provider.body(*events[:3], receipt, *events[3:]))).status_code == 200
    sent = await clinic.settled()
    assert [each.shown[-10:] for each in sent if each.to == "1"] == ["question 0", "question 2", "question 4"]
    assert [each.shown[-10:] for each in sent if each.to == "2"] == ["question 1", "question 3", "question 5"]


@pytest.mark.parametrize("platform", ["messenger"])
async def test_several_events_in_one_entry_and_an_entry_without_any(clinic: Clinic) -> None:
    provider = clinic.provider
    assert isinstance(provider, MessengerProvider)
    body = provider.body(provider.message("one"), provider.message("two"))
    joined = body.replace(f']}}, {{"id": "{PAGE}", "time": 1790000000000, "messaging": ['.encode(), b", ")
    assert joined != body
    await provider.deliver(joined.replace(b'"entry": [', b'"entry": [{"id": "1", "changes": []}, '))
    assert [each.shown[-3:] for each in await clinic.settled()] == ["one", "two"]


@pytest.mark.parametrize("platform", ["messenger"])
async def test_the_handshake_gives_the_challenge_to_who_knows_the_token(clinic: Clinic) -> None:
    query = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
    async with httpx.AsyncClient(trust_env=False) as web:
        response = await web.get(clinic.provider.bot, params=query)
    assert (response.status_code, response.text) == (200, "1158201444")
    assert response.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("platform", ["slack"])
async def test_slack_is_told_that_this_is_the_place(clinic: Clinic) -> None:
    assert isinstance(clinic.provider, SlackProvider)
    response = await clinic.provider.deliver({"type": "url_verification", "challenge": "3eZbrw1a", "token": "old"})
    assert (response.status_code, response.text) == (200, "3eZbrw1a")


@pytest.mark.parametrize("platform", ["slack"])
async def test_what_slack_escaped_is_read_as_it_was_written(clinic: Clinic, chat: ScriptedChat) -> None:
    (sent,) = await clinic.ask("is 5 < 10 & *why*?")
    assert chat.turns[0][2] == "is 5 < 10 & *why*?" and sent.shown.endswith("is 5 < 10 & *why*?")


@pytest.mark.parametrize("platform", ["sms", "whatsapp"])
async def test_what_became_of_a_message_is_counted(clinic: Clinic) -> None:
    provider = clinic.provider
    assert isinstance(provider, TwilioProvider)
    for status in ("sent", "delivered", "undelivered", "failed"):
        form = provider.form("", MessageStatus=status, ErrorCode="30003")
        assert (await provider.deliver(form, "/status")).status_code == 200
    assert clinic.outcomes.of == {"undelivered": 2} and await clinic.settled() == []
    await clinic.ask("hi")
    assert provider.callbacks == [f"{provider.bot}/status"]
