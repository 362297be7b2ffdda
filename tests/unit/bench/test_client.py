"""The client: what it sends, what it makes of what comes, one connection for all."""

import asyncio

import pytest

from bench import client
from bench.client import Answer, Client, read_answer, request
from bench.errors import BenchError
from tests.unit.bench.server import response, serving


def test_a_request_tells_its_length_in_bytes_and_bears_the_token() -> None:
    head, _, body = request(8000, "/api/turns", {"text": "é"}, "abc").partition(b"\r\n\r\n")
    assert head.split(b"\r\n") == [
        b"POST /api/turns HTTP/1.1",
        b"Host: 127.0.0.1:8000",
        b"Content-Type: application/json",
        f"Content-Length: {len(body)}".encode(),
        b"Authorization: Bearer abc",
    ]


def test_without_a_token_there_is_no_authorization() -> None:
    assert b"Authorization" not in request(8000, "/", {})


async def test_what_is_posted_is_answered_over_one_connection() -> None:
    requests: list[str] = []
    async with serving(requests=requests) as port, Client(port) as asking:
        answers = [await asking.post("/a", {"number": number}) for number in (1, 2)]
        assert [answer.json() for answer in answers] == [{"number": 1}, {"number": 2}]
        assert asking._streams is not None
    assert [each.split()[1] for each in requests] == ["/a", "/a"]
    assert asking._streams is None


async def test_a_connection_that_the_server_closed_is_opened_again() -> None:
    async with serving(lambda data: response(data, extra="Connection: close\r\n")) as port, Client(port) as asking:
        for number in (1, 2):
            assert (await asking.post("/", {"number": number})).json() == {"number": number}
            await asyncio.sleep(0.05)


async def test_an_answer_has_a_status() -> None:
    async with serving(lambda _: response({}, "429 Too Many Requests")) as port, Client(port) as asking:
        assert (await asking.post("/", {})).status == 429


async def test_a_server_that_closes_without_a_word_counts_as_unreachable() -> None:
    async with serving(lambda _: b"") as port, Client(port) as asking:
        with pytest.raises(ConnectionResetError, match="instead of answering"):
            await asking.post("/", {})


async def test_a_server_that_does_not_answer_in_time_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LONGEST_SECONDS", 0.01)
    async with serving(lambda _: b"HTTP/1.1 200 OK\r\n") as port, Client(port) as asking:
        with pytest.raises(BenchError, match="no answer within"):
            await asking.post("/", {})


async def test_an_answer_without_a_length_is_refused() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    with pytest.raises(BenchError, match="does not tell its length"):
        await read_answer(reader)


def test_an_answer_that_is_no_json_is_refused() -> None:
    with pytest.raises(BenchError, match=r"\(502\) is no JSON"):
        Answer(502, b"<html>").json()
