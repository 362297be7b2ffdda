"""What runs beside the app begins and ends with it, and takes it down in no case."""

import asyncio
import logging

import pytest

from .fakes import FakeBackground, FakeConversations, app_around, client_of, running

SAFE = 10  # seconds after which a test that should never wait gives up


async def test_it_begins_when_the_app_starts_and_ends_when_the_app_does() -> None:
    background = FakeBackground()
    app = app_around(FakeConversations(), backgrounds=[background])
    assert not background.started.is_set()
    async with asyncio.timeout(SAFE), running(app):
        await background.started.wait()
        assert not background.ended.is_set()
    assert background.ended.is_set()


async def test_requests_are_answered_beside_it() -> None:
    app = app_around(FakeConversations(), backgrounds=[FakeBackground()])
    async with asyncio.timeout(SAFE), running(app), client_of(app) as client:
        assert (await client.get("/health/live")).json() == {"status": "live"}


async def test_an_app_without_it_starts_and_ends_too() -> None:
    app = app_around(FakeConversations())
    async with asyncio.timeout(SAFE), running(app), client_of(app) as client:
        assert (await client.get("/health/live")).is_success


@pytest.mark.parametrize("failure", [ValueError("my secret words"), ExceptionGroup("g", [KeyError("my secret words")])])
async def test_when_it_fails_this_is_logged_without_its_words_and_the_app_goes_on(
    failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    background = FakeBackground(failure)
    app = app_around(FakeConversations(), backgrounds=[background])
    with caplog.at_level(logging.DEBUG):
        async with asyncio.timeout(SAFE), running(app), client_of(app) as client:
            await background.ended.wait()
            assert (await client.get("/health/live")).is_success
            assert "what runs beside the app has failed" in caplog.text
    assert "secret" not in caplog.text


async def test_when_it_ends_by_itself_the_app_goes_on() -> None:
    background = FakeBackground(goes_on=False)
    app = app_around(FakeConversations(), backgrounds=[background])
    async with asyncio.timeout(SAFE), running(app), client_of(app) as client:
        await background.ended.wait()
        assert (await client.get("/health/live")).is_success


async def test_it_ends_with_an_app_that_ends_badly() -> None:
    background = FakeBackground()
    app = app_around(FakeConversations(), backgrounds=[background])

    async def end_badly() -> None:
        async with asyncio.timeout(SAFE), app.router.lifespan_context(app):
            await background.started.wait()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await end_badly()
    assert background.ended.is_set()


async def test_several_begin_together_and_end_together() -> None:
    backgrounds = [FakeBackground() for _ in range(3)]
    app = app_around(FakeConversations(), backgrounds=backgrounds)
    async with asyncio.timeout(SAFE), running(app):
        await asyncio.gather(*(each.started.wait() for each in backgrounds))
        assert not any(each.ended.is_set() for each in backgrounds)
    assert all(each.ended.is_set() for each in backgrounds)


@pytest.mark.parametrize("failure", [ValueError(), None])
async def test_when_one_is_over_the_others_go_on(failure: Exception | None) -> None:
    first, other = FakeBackground(failure, goes_on=False), FakeBackground()
    app = app_around(FakeConversations(), backgrounds=[first, other])
    async with asyncio.timeout(SAFE), running(app):
        await asyncio.gather(first.ended.wait(), other.started.wait())
        await asyncio.sleep(0)
        assert not other.ended.is_set()
    assert other.ended.is_set()
