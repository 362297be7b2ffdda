"""What platforms send: verified, read, kept, and only then acknowledged."""

import logging
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bot.messengers.identity import Identity
from bot.messengers.message import Incoming
from bot.messengers.platform import Events, Received

from ..edge.fakes import client_of
from .desk import APOLOGY, SEAL
from .door import PATH, Door
from .fakes import FakePlatform, TroubledQueue, body_of, did


async def test_what_comes_in_is_kept_and_told_and_answered_as_the_platform_wants(door: Door) -> None:
    response = await door.post(body_of(did("hi")))
    assert (response.status_code, response.text) == (200, "<taken/>")
    assert response.headers["Content-Type"].startswith("text/xml")
    (kept,) = await door.queue.waiting()
    assert door.accepted == [kept] and door.observer.of == {"accepted": 1}


async def test_what_is_kept_is_sealed_and_names_nobody(door: Door) -> None:
    await door.post(body_of(did("my secret")))
    (kept,) = door.accepted
    assert kept.conversation == Identity("a secret").conversation("telegram", "pat")
    assert kept.key == Identity("a secret").key("telegram", "1") and kept.platform == "telegram"
    assert timedelta() <= datetime.now(UTC) - kept.at < timedelta(minutes=1)
    assert Incoming.from_json(SEAL.open(kept.sealed)) == did("my secret")
    assert "pat" not in repr(kept) and "secret" not in repr(kept)


async def test_a_batch_is_told_in_order_and_what_comes_again_is_not(door: Door) -> None:
    batch = [did(text, number=text) for text in ("a", "b", "c")]
    await door.post(body_of(batch[0], batch[1]))
    await door.post(body_of(*batch, batch[2]))
    assert [Incoming.from_json(SEAL.open(kept.sealed)).text for kept in door.accepted] == ["a", "b", "c"]
    assert door.observer.of == {"accepted": 3, "duplicate": 3}


async def test_what_nobody_is_answered_to_is_counted(door: Door) -> None:
    await door.post(body_of(ignored=2, undelivered=3, unreadable=1))
    assert door.observer.of == {"ignored": 2, "undelivered": 3, "unreadable": 1} and door.accepted == []


@pytest.mark.parametrize(
    ("public_url", "asked", "url"),
    [
        ("", PATH, f"http://clinic.test{PATH}"),
        ("", f"{PATH}?a=1&b=%2F", f"http://clinic.test{PATH}?a=1&b=%2F"),
        ("https://bot.example", PATH, f"https://bot.example{PATH}"),
        ("https://bot.example", f"{PATH}?a=1&b=%2F", f"https://bot.example{PATH}?a=1&b=%2F"),
    ],
)
async def test_a_platform_reads_the_address_that_it_asked_for(
    queue: TroubledQueue, platform: FakePlatform, public_url: str, asked: str, url: str
) -> None:
    body = body_of(did("hi"))
    await Door(queue, platform, public_url).post(body, asked, **{"X-Other": "One"})
    (received,) = platform.received
    assert (received.url, received.body) == (url, body)
    assert received.headers["x-other"] == "One" and received.headers["x-signature"] == "right"
    assert received.query == ({"a": "1", "b": "/"} if "?" in asked else {})


async def test_a_platform_may_have_several_addresses_and_each_takes_get_and_post_alone(
    queue: TroubledQueue, platform: FakePlatform
) -> None:
    platform.paths = ("", "/status")
    door = Door(queue, platform)
    responses = [
        await door.post(body_of(), path) for path in (PATH, f"{PATH}/status", f"{PATH}/other", "/messengers/sms")
    ]
    assert [response.status_code for response in responses] == [200, 200, 404, 404]
    async with client_of(door.app) as client:
        assert (await client.put(PATH)).status_code == 405


class Greeting(FakePlatform):
    """Asks by GET whether this is the place."""

    def greet(self, _request: Received) -> str:
        return f"<b>{_request.query['challenge']}"


@pytest.mark.parametrize(("platform", "status", "text"), [
    (FakePlatform(), 403, "Rejected: this platform asks by POST."),
    (Greeting(), 200, "<b>7"),
])  # fmt: skip
async def test_asked_by_get_a_platform_answers_for_itself(door: Door, status: int, text: str) -> None:
    async with client_of(door.app) as client:
        response = await client.get(PATH, params={"challenge": "7"})
    assert (response.status_code, response.text) == (status, text)
    assert response.headers["Content-Type"].startswith("text/plain") and door.accepted == []


async def test_what_cannot_be_kept_is_not_acknowledged(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    door.queue.troubles = Counter(add=1)
    response = await door.post(body_of(did("my secret")))
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert door.accepted == [] and door.observer.of == {"unkept": 1}
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL] and "secret" not in caplog.text
    assert (await door.post(body_of(did("my secret")))).status_code == 200 and len(door.accepted) == 1


class OnceOnly(FakePlatform):
    """Does not deliver again, and shows the patient what it is answered."""

    def excuse(self, text: str) -> Events | None:
        return Events(answer=f"<say>{text}</say>", media_type="text/xml")


@pytest.mark.parametrize("platform", [OnceOnly()])
async def test_where_it_does_not_come_again_the_patient_is_told(door: Door) -> None:
    door.queue.troubles = Counter(add=1)
    response = await door.post(body_of(did("hi")))
    assert (response.status_code, response.text) == (200, f"<say>{APOLOGY}</say>")
    assert response.headers["Content-Type"].startswith("text/xml") and door.observer.of == {"unkept": 1}


async def test_of_a_batch_that_is_kept_in_part_the_rest_is_kept_when_it_comes_again(door: Door) -> None:
    batch = [did(text, number=text) for text in ("a", "b", "c")]
    door.queue.spared, door.queue.troubles = Counter(add=1), Counter(add=1)
    assert (await door.post(body_of(*batch))).status_code == 503 and len(door.accepted) == 1
    assert (await door.post(body_of(*batch))).status_code == 200
    assert [Incoming.from_json(SEAL.open(kept.sealed)).text for kept in door.accepted] == ["a", "b", "c"]
