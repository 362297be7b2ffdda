"""SMS and WhatsApp through Twilio: what is Twilio's, and what a patient did."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.datastructures import MultiDict
from twilio.request_validator import RequestValidator

from bot.messengers.errors import Forged, Unreadable
from bot.messengers.message import Incoming, Kind
from bot.messengers.platform import Events, Received
from bot.messengers.twilio import Twilio
from bot.messengers.twilio_account import Account

from ...messengers.chat import ScriptedChat
from ...messengers.clinic import clinic_with, provider_of
from ...messengers.twilio_provider import ACCOUNT, NUMBER, PATIENT, TOKEN, TwilioProvider
from .opened import NOWHERE

PUBLIC = "https://bot.clinic.example"
URL = f"{PUBLIC}/messengers/sms"
FORGED = {"the signature is not Twilio's", "another account's", "what cannot be read cannot be verified"}
NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'


def twilio_of(name: str = "sms") -> Twilio:
    """A number that is never reached."""
    return Twilio(name, Account(ACCOUNT, TOKEN, NUMBER, NOWHERE), PUBLIC)


def form(name: str = "sms", /, text: str = "hi", **more: str) -> dict[str, str]:
    """What Twilio sends of a message."""
    return TwilioProvider(name).form(text, message_id="SM1", **more)


def received(form: dict[str, str], url: str = URL, *, signed: str = "", token: str = TOKEN, **headers: str) -> Received:
    """A request, signed for its address or another one."""
    signature = RequestValidator(token).compute_signature(signed or url, form)
    return Received(url, {"x-twilio-signature": signature, **headers}, {}, urlencode(form).encode())


@pytest.mark.parametrize(
    ("url", "signed"),
    [
        (URL, URL),
        (URL, f"{PUBLIC}:443/messengers/sms"),
        (f"{PUBLIC}:443/messengers/sms", URL),
        (f"{PUBLIC}:8443/messengers/sms", f"{PUBLIC}:8443/messengers/sms"),
        (f"{PUBLIC}:8443/messengers/sms", URL),  # which Twilio leaves out at times
        (f"{URL}?clinic=a%20b&x", f"{URL}?clinic=a%20b&x"),
        (f"{URL}/status", f"{URL}/status"),
        ("http://127.0.0.1:8000/messengers/sms", "http://127.0.0.1:8000/messengers/sms"),
    ],
)
def test_what_is_signed_for_the_address_that_twilio_was_told_is_twilios(url: str, signed: str) -> None:
    twilio_of().verify(received(form(), url, signed=signed))


@pytest.mark.parametrize("text", ["", " ", "a+b&c=d%", "“é”\n😀", "\x00"])
def test_all_characters_are_signed(text: str) -> None:
    twilio_of().verify(received(form(text=text, Unknown="")))


def test_a_field_that_is_there_twice_is_signed_twice() -> None:
    twice = MultiDict([*form().items(), ("MediaUrl", "b"), ("MediaUrl", "a")])
    signature = RequestValidator(TOKEN).compute_signature(URL, twice)
    body = urlencode(twice.multi_items()).encode()
    twilio_of().verify(Received(URL, {"x-twilio-signature": signature}, {}, body))


@pytest.mark.parametrize(
    "request_",
    [
        received(form(), token="9" * 32),
        received(form(), signed="http://127.0.0.1:8000/messengers/sms"),
        received(form(), signed="http://bot.clinic.example/messengers/sms"),
        received(form(), signed=f"{URL}?x=1"),
        received(form(), f"{URL}?x=1", signed=URL),
        received(form(), signed=f"{PUBLIC}/messengers/whatsapp"),
        received(form(AccountSid="AC" + "9" * 32)),
        received({"MessageSid": "SM1"}),
        received(form(), **{"x-twilio-signature": ""}),
        received(form(), **{"x-twilio-signature": "x"}),
        received(form(), **{"x-twilio-signature": "é" * 28}),
        Received(URL, {}, {}, urlencode(form()).encode()),
        Received(URL, received(form()).headers, {}, urlencode(form(text="ho")).encode()),
        Received(URL, received(form()).headers, {}, b"Body=%E9"),
        Received(URL, received(form()).headers, {}, "Body=é".encode()),
        Received(URL, received(form()).headers, {}, b"Body"),
    ],
)
def test_anything_else_is_forged(request_: Received) -> None:
    with pytest.raises(Forged) as told:
        twilio_of().verify(request_)
    assert told.value.__cause__ is None and str(told.value) in FORGED


@pytest.mark.parametrize("path", ["", "?clinic=a%20b"])
@pytest.mark.parametrize("port", ["", ":443"])
async def test_behind_a_proxy_the_address_is_the_one_that_twilio_was_told(port: str, path: str, tmp_path: Path) -> None:
    """The server itself is reached as http://127.0.0.1:PORT."""
    async with (
        provider_of("sms") as provider,
        clinic_with(provider, ScriptedChat(), tmp_path, public_url=PUBLIC) as clinic,
    ):
        assert isinstance(provider, TwilioProvider) and provider.bot.startswith("http://127.0.0.1:")
        forged = await provider.deliver(provider.form("hi"), path)
        provider.public = f"{PUBLIC}{port}/messengers/sms"
        taken = await provider.deliver(provider.form("hi"), path)
        assert (forged.status_code, taken.status_code) == (403, 200)
        assert [each.shown for each in await clinic.settled()] == ["You wrote: hi"]


@pytest.mark.parametrize(
    ("fields", "kind", "text"),
    [
        ({"text": " Can I drink?\n"}, Kind.TEXT, " Can I drink?\n"),
        ({"text": "a\x00b"}, Kind.TEXT, "a\ufffdb"),
        ({"text": ""}, Kind.OTHER, ""),
        ({"text": "\n "}, Kind.OTHER, "\n "),
        ({"text": "my son ate these", "NumMedia": "2"}, Kind.OTHER, "my son ate these"),
        ({"text": "STOP", "NumMedia": "1"}, Kind.OTHER, "STOP"),
        ({"text": "here", "Latitude": "51.5", "Longitude": "-0.1"}, Kind.OTHER, ""),  # the place's own words
    ],
)
@pytest.mark.parametrize("name", ["sms", "whatsapp"])
def test_what_a_patient_did(name: str, fields: dict[str, str], kind: Kind, text: str) -> None:
    sent = form(name, **fields)
    incoming = Incoming("SM1", sent["From"], sent["From"], kind, text)
    assert twilio_of(name).read(received(sent)) == Events((incoming,), NOTHING, "text/xml")


WORDS = {
    Kind.STOP: ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"],
    Kind.START: ["start", "unstop"],
    Kind.HELP: ["help", "info"],
}
SHAPES = ["{}", " {}\n", "{}.", "{}!!!", "\t{}! "]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("kind", "word"), [(kind, word) for kind, words in WORDS.items() for word in words])
def test_words_that_carriers_want_heard(kind: Kind, word: str, shape: str) -> None:
    for written in (word, word.upper(), word.title()):
        (incoming,) = twilio_of().read(received(form(text=shape.format(written)))).incoming
        assert incoming.kind is kind


@pytest.mark.parametrize(
    "text", ["“Stop”", '"STOP"', "STOP,", "(stop)", "Stop .", "STOP ALL", "opt out", "Opt-out", "stop…", "STOP?"]
)
def test_stop_in_other_spellings(text: str) -> None:
    """ "Opt out" is among the words of 47 CFR 64.1200(a)(10)."""
    (incoming,) = twilio_of().read(received(form(text=text))).incoming
    assert incoming.kind is Kind.STOP


@pytest.mark.parametrize(
    "text", ["stop it", "can I stop?", "yes", "endless", "stopp", "start taking it", "help me", "info please", "."]
)
def test_words_beside_others_are_a_question(text: str) -> None:
    (incoming,) = twilio_of().read(received(form(text=text))).incoming
    assert incoming.kind is Kind.TEXT


@pytest.mark.parametrize("text", ["STOP", "START", "HELP"])
def test_in_whatsapp_they_are_words_like_others(text: str) -> None:
    (incoming,) = twilio_of("whatsapp").read(received(form("whatsapp", text=text))).incoming
    assert (incoming.kind, incoming.text) == (Kind.TEXT, text)


@pytest.mark.parametrize("kind", ["STOP", "START", "HELP"])
@pytest.mark.parametrize("name", ["sms", "whatsapp"])
def test_what_twilio_has_answered_needs_no_answer(name: str, kind: str) -> None:
    (incoming,) = twilio_of(name).read(received(form(name, text="arrêt", OptOutType=kind))).incoming
    assert (incoming.kind, incoming.text) == (Kind.STOP, "")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("sms", {"To": "+15550111"}),
        ("sms", {"To": f"whatsapp:{NUMBER}"}),
        ("sms", {"To": ""}),
        ("whatsapp", {"To": NUMBER}),
        ("whatsapp", {"From": PATIENT}),
    ],
)
def test_what_is_not_for_this_number_is_ignored(name: str, fields: dict[str, str]) -> None:
    sent = {**form(name), **fields}
    assert twilio_of(name).read(received(sent)) == Events((), NOTHING, "text/xml", ignored=1)


@pytest.mark.parametrize(
    "body",
    [b"", b"Body=hi", b"MessageSid=&From=%2B1", b"MessageSid=SM1&From=", b"Body=%E9", b"a", b"&".join([b"a=1"] * 201)],
)
def test_what_is_no_message_is_not_read(body: bytes) -> None:
    with pytest.raises(Unreadable):
        twilio_of().read(Received(URL, {}, {}, body))


@pytest.mark.parametrize(
    ("status", "lost"),
    [("failed", 1), ("undelivered", 1), ("queued", 0), ("sent", 0), ("delivered", 0), ("read", 0), ("", 0)],
)
@pytest.mark.parametrize("query", ["", "?x=1"])
def test_what_became_of_a_message_is_counted_and_nobody_answered(status: str, lost: int, query: str) -> None:
    told = {**form(), "From": NUMBER, "To": PATIENT, "MessageStatus": status, "ErrorCode": "63016"}
    assert twilio_of().read(received(told, f"{URL}/status{query}")) == Events(undelivered=lost)


def test_a_message_that_comes_twice_has_one_id() -> None:
    again = received(form(), **{"i-twilio-idempotency-token": "2"})
    assert twilio_of().read(received(form())) == twilio_of().read(again)
