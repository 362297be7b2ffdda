"""A Twilio account over HTTP (twilio.com/docs/api): sending, and how it is set up."""

import logging
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.messengers.errors import Later, NotSent, Refused, Unwanted, Wrong
from bot.messengers.http import ask, new_client

_API = "https://api.twilio.com"  # which its client has built in

OPTED_OUT = {21610, 63014, 63032}
_TOO_MANY = {14107, 20429, 21611, 63017, 63018}
_OURS = {10001, 20003, 20005, 20403}  # a token, an account: they are mended, and then what waits is sent
_SILENT = logging.getLogger("twilio")  # it logs addresses, and our client nothing


@dataclass(frozen=True)
class Account:
    """An account and one of its numbers (E.164)."""

    sid: str
    token: str = field(repr=False)
    number: str
    api: str


class AccountClient:
    """What is asked of an account."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._http = _Http(account.api)
        self._client = Client(account.sid, account.token, http_client=self._http)

    async def send(self, **message: Any) -> None:
        """By the Messages API. Raises NotSent."""
        try:
            await self._client.messages.create_async(**message)
        except TwilioRestException as err:
            raise _not_sent(err) from None
        except TwilioException as err:
            raise Later(type(err).__name__) from None

    async def owner(self) -> str:
        """What the account is named. Raises Wrong where it is not known, or not open."""
        account = await _asked(self._client.api.accounts(self._account.sid).fetch_async())
        if account.status != "active":
            raise Wrong(f"the Twilio account is {account.status}")
        return str(account.friendly_name)

    async def webhook(self) -> str:
        """Where what comes to the number by SMS is sent. Raises Wrong."""
        return str((await self._listed()).sms_url)

    async def set_webhook(self, url: str) -> None:
        """Have it sent there. Raises Wrong."""
        await _asked((await self._listed()).update_async(sms_url=url, sms_method="POST"))

    async def close(self) -> None:
        """End the connections."""
        await self._http.close()

    async def _listed(self) -> Any:
        number = self._account.number
        for found in await _asked(self._client.incoming_phone_numbers.list_async(phone_number=number, limit=1)):
            return found
        raise Wrong(f"the Twilio account has no number {number} (BOT_SMS_NUMBER)")


class _Http(AsyncHttpClient):
    """Twilio's client over ours, whose limits on time and failures are those of all platforms."""

    def __init__(self, api: str) -> None:
        super().__init__(_SILENT, is_async=True)
        self._api = api
        self._client = new_client()

    async def request(  # noqa: PLR0913 (Twilio's signature)
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        **_: Any,
    ) -> Response:
        """The answer. Raises Later."""
        url = url.replace(_API, self._api, 1)
        request = self._client.build_request(method, url, params=params, data=data, headers=headers)
        if auth:
            request = next(httpx.BasicAuth(*auth).sync_auth_flow(request))
        response = await ask(self._client, request)
        if response.is_success and "json" not in response.headers.get("Content-Type", ""):
            raise Later("no answer of Twilio's")
        return Response(response.status_code, response.text, response.headers)

    async def close(self) -> None:
        await self._client.aclose()


async def _asked(answer: Awaitable[Any]) -> Any:
    """What Twilio says of the account. Raises Wrong."""
    try:
        return await answer
    except (TwilioException, NotSent) as err:
        code = getattr(err, "status", None)
        what = "does not know the account and token" if code in {401, 404} else "cannot be asked: try again later"
        raise Wrong(f"Twilio {what} (BOT_TWILIO_ACCOUNT, BOT_TWILIO_TOKEN)") from None


def _not_sent(err: TwilioRestException) -> NotSent:
    """What an error means (twilio.com/docs/api/errors)."""
    if err.code in OPTED_OUT:
        return Unwanted("opted out")
    if err.code in _TOO_MANY or err.code in _OURS or err.status in {401, 403}:
        return Later(f"error {err.code or err.status}")
    return Refused(f"error {err.code or err.status}")
