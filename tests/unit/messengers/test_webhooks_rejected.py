"""What a platform did not send, or not whole, is rejected and counted, and nothing of it is kept."""

from itertools import repeat
from typing import Any

import pytest

from bot.messengers import webhooks as module
from bot.messengers.webhooks import MAX_BODY_BYTES

from .door import Door
from .fakes import body_of, did


def chunk(body: bytes) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": True}


@pytest.mark.parametrize(
    ("body", "signature", "status", "outcome"),
    [
        (body_of(did("my secret")), "wrong", 403, "forged"),
        (b"my secret", "wrong", 403, "forged"),  # verified before it is read
        (b"my secret", "right", 400, "unreadable"),
        (b'{"incoming": "my secret"}', "right", 400, "unreadable"),
    ],
)
async def test_what_the_platform_did_not_send_is_rejected_and_counted(
    door: Door, caplog: pytest.LogCaptureFixture, body: bytes, signature: str, status: int, outcome: str
) -> None:
    response = await door.post(body, **{"X-Signature": signature})
    assert response.status_code == status and response.text.startswith("Rejected: ")
    assert door.observer.of == {outcome: 1} and door.accepted == [] and await door.queue.waiting() == ()
    assert "a request to telegram is rejected" in caplog.text
    assert "secret" not in caplog.text + response.text


@pytest.mark.parametrize(("more", "status"), [(0, 200), (1, 400)])
async def test_a_body_may_be_so_long_and_no_longer(door: Door, more: int, status: int) -> None:
    response = await door.post(body_of(did("hi")).ljust(MAX_BODY_BYTES + more))
    assert response.status_code == status and len(door.accepted) == (not more)


async def test_one_without_an_end_is_not_read_to_the_end(door: Door) -> None:
    endless = repeat(chunk(b"x" * 1024))
    assert await door.take(endless) == (400, "Rejected: it is too long.")
    assert door.observer.of == {"unreadable": 1}


async def test_one_that_comes_in_pieces_is_read_whole(door: Door) -> None:
    body = body_of(did("hi"))
    pieces = [*(chunk(body[place : place + 7]) for place in range(0, len(body), 7)), {"type": "http.request"}]
    assert await door.take(iter(pieces)) == (200, "<taken/>")
    assert len(door.accepted) == 1


async def test_one_that_does_not_go_on_is_not_waited_for(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 0.0)
    assert await door.take(iter([chunk(body_of(did("hi")))])) == (400, "Rejected: it did not come in whole.")
    assert door.observer.of == {"unreadable": 1} and door.accepted == []


async def test_one_whose_sender_leaves_is_nothing(door: Door) -> None:
    left = iter([chunk(body_of(did("hi"))), {"type": "http.disconnect"}])
    assert await door.take(left) == (400, "Rejected: it did not come in whole.")
    assert door.observer.of == {"unreadable": 1} and door.accepted == []
