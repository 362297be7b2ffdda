"""HTTP to the platforms: whether to try again, and when, is told apart; nothing of a request gets into logs."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.errors import Later
from bot.messengers.http import CONNECT_SECONDS, READ_SECONDS, ask, new_client, retry_after, tls

URL = "https://api.example/bot-secret/send"
Handler = Callable[[httpx.Request], httpx.Response]


async def asked(handler: Handler) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as client:
        return await ask(client, client.build_request("POST", URL, json={"text": "secret"}))


@pytest.mark.parametrize("status", [200, 204, 301, 400, 401, 403, 404, 428, 499])
async def test_an_answer_that_will_not_change_is_given_as_it_is(status: int) -> None:
    assert (await asked(lambda _: httpx.Response(status, text="x"))).status_code == status


@pytest.mark.parametrize("status", [429, 500, 502, 503, 599])
async def test_an_answer_that_may_be_another_later_is_told_with_when(status: int) -> None:
    with pytest.raises(Later, match=f"^status {status}$") as told:
        await asked(lambda _: httpx.Response(status, headers={"Retry-After": "30"}, text="secret"))
    assert told.value.seconds == 30


@pytest.mark.parametrize(
    "kind", [httpx.ConnectError, httpx.ReadTimeout, httpx.ConnectTimeout, httpx.RemoteProtocolError]
)
async def test_no_answer_is_told_by_its_kind_alone(kind: type[httpx.TransportError]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise kind(f"{request.url} secret", request=request)

    with pytest.raises(Later, match=f"^{kind.__name__}$") as told:
        await asked(fail)
    assert told.value.seconds is None
    assert told.value.__cause__ is None and told.value.__suppress_context__, "a traceback would show the request"


async def test_a_client_waits_for_so_long_and_follows_nowhere() -> None:
    async with new_client() as client:
        assert client.timeout == httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        assert not client.follow_redirects


async def test_addresses_that_may_hold_a_token_and_what_clients_cannot_read_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name in ("httpx", "telegram"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    await new_client().aclose()
    await asked(lambda _: httpx.Response(200))
    logging.getLogger("telegram").error("the answer has my secret")
    assert "secret" not in caplog.text


def test_whom_to_trust_is_read_once() -> None:
    assert tls() is tls()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("30", 30.0),
        (" 30 ", 30.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("²", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2099 07:28:00 -0000", None),
        ("Wed, 99 Oct 2099 07:28:00 GMT", None),
        ("Wed, 21 Oct 99999 07:28:00 GMT", None),
        ("Wed, 21 Oct 2099 07:28:00 +9999999999999999999", None),
    ],
)
def test_when_to_try_again_is_read(header: str, seconds: float | None) -> None:
    assert retry_after({"Retry-After": header}) == seconds


def test_a_date_is_so_many_seconds_from_now() -> None:
    seconds = retry_after({"Retry-After": format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)})
    assert seconds is not None and 3000 < seconds <= 3600


@given(st.text(st.characters(max_codepoint=255)))
def test_whatever_it_says_it_is_a_time_or_none(header: str) -> None:
    seconds = retry_after({"Retry-After": header})
    assert seconds is None or seconds >= 0
