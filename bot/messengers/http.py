"""HTTP to the platforms: with limits on time, and failures told apart by whether to try again."""

import logging
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache

import httpx

from bot.messengers.errors import Later

# A platform that is slow has often taken the message all the same: what is sent again too soon arrives twice.
READ_SECONDS, CONNECT_SECONDS = 60.0, 10.0

TOO_MANY = 429


def new_client() -> httpx.AsyncClient:
    """A client that follows nowhere."""
    keep_out_of_logs()
    limits = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    return httpx.AsyncClient(timeout=limits, follow_redirects=False, verify=tls())


@cache
def tls() -> ssl.SSLContext:
    """Whom clients trust, read once: it takes longer than all else that they need."""
    return httpx.create_ssl_context()


def keep_out_of_logs() -> None:
    """What clients log: httpx addresses, of which one holds a token, and Telegram's answers that it cannot read."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)


async def ask(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """The answer to a request. Raises Later where there is none, or one that says to try again."""
    try:
        response = await client.send(request)
    except httpx.HTTPError as err:
        raise Later(type(err).__name__) from None  # not `from err`, which has the request
    if response.status_code == TOO_MANY or response.status_code >= 500:
        raise Later(f"status {response.status_code}", retry_after(response.headers))
    return response


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After (RFC 9110, 10.2.3), in either form.

    >>> retry_after({"Retry-After": "30"}), retry_after({"Retry-After": "soon"}), retry_after({})
    (30.0, None, None)
    """
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None
