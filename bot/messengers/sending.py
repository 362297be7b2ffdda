"""Sends one message until the platform has it, or never will."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, wait_exponential_jitter

from bot.messengers.errors import Later, Refused
from bot.messengers.message import Part
from bot.messengers.platform import Platform
from bot.observing import Observer, Outcome

WINDOW = timedelta(hours=24)  # in which WhatsApp and Messenger take answers, and after which nobody waits for one

_backoff = wait_exponential_jitter(initial=1, max=30, jitter=1)  # seconds

Sleep = Callable[[float], Awaitable[None]]
Now = Callable[[], datetime]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Sender:
    """Sends, and tries again: after what the platform says, else after 1, 2, 4 ... 30 seconds."""

    def __init__(self, observer: Observer, sleep: Sleep = asyncio.sleep, now: Now = _utc_now) -> None:
        self._observer = observer
        self._sleep = sleep
        self._now = now
        self._sending: set[asyncio.Task[None]] = set()
        self._is_over = False

    def end(self) -> frozenset[asyncio.Task[None]]:
        """Begin to send nothing more; the tasks in which a message is just being sent, and should be let end."""
        self._is_over = True
        return frozenset(self._sending)

    async def send(self, platform: Platform, address: str, part: Part, since: datetime) -> None:
        """Send a part of the answer to what came `since`. Raises Refused or Unwanted."""

        def is_late(state: RetryCallState | None = None) -> bool:
            return self._now() + timedelta(seconds=state.upcoming_sleep if state else 0) - since > WINDOW

        if is_late():  # the bot was not there for so long
            raise Refused(f"older than {WINDOW}")

        def note(_state: RetryCallState) -> None:
            self._observer.message(platform.name, Outcome.RETRIED)

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(Later),
            wait=_wait,
            stop=is_late,
            before_sleep=note,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            await retrying(self._try, platform, address, part)
        except Later as err:
            raise Refused(f"not taken in {WINDOW}: {err}") from err
        self._observer.message(platform.name, Outcome.SENT)

    async def _try(self, platform: Platform, address: str, part: Part) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self._is_over:
            raise asyncio.CancelledError
        self._sending.add(task)
        try:
            await platform.send(address, part)
        finally:
            self._sending.discard(task)


def _wait(state: RetryCallState) -> float:
    err = state.outcome.exception() if state.outcome else None
    asked = err.seconds if isinstance(err, Later) and err.seconds else 0.0
    return min(max(asked, _backoff(state)), 2 * WINDOW.total_seconds())  # beyond it nobody waits
