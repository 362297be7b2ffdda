"""An HTTP/1.1 client light enough that what is measured is the server: one kept connection, JSON in and out."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from bench.errors import BenchError

LOOPBACK = "127.0.0.1"
LONGEST_SECONDS = 90.0  # for one answer; a stock Rasa bot gives up after 60


@dataclass(frozen=True)
class Answer:
    """A response."""

    status: int
    body: bytes

    def json(self) -> Any:
        """Its body; raises BenchError when it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError as err:
            raise BenchError(f"the server's answer ({self.status}) is no JSON") from err


class Client:
    """One connection to a port of this machine, opened when it is needed and again when the server has closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection up."""
        if self._streams:
            self._streams[1].close()
        self._streams = None

    async def post(self, path: str, data: Mapping[str, object], token: str = "") -> Answer:
        """Send JSON; raises OSError when the server cannot be reached, BenchError when it does not answer."""
        reader, writer = await self._connection()
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                writer.write(request(self._port, path, data, token))
                return await read_answer(reader)
        except TimeoutError as err:
            raise BenchError(f"no answer within {LONGEST_SECONDS:.0f} s") from err
        except asyncio.IncompleteReadError as err:
            self.close()
            raise ConnectionResetError("the server closed the connection instead of answering") from err

    async def _connection(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None or self._streams[0].at_eof():
            self.close()
            self._streams = await asyncio.open_connection(LOOPBACK, self._port)
        return self._streams


def request(port: int, path: str, data: Mapping[str, object], token: str = "") -> bytes:
    """A POST request as it is sent; the token, where there is one, as its bearer."""
    body = json.dumps(data).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {LOOPBACK}:{port}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *([f"Authorization: Bearer {token}"] if token else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    """Raises asyncio.IncompleteReadError when the connection ends before, BenchError when the length is not told."""
    status, *headers = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    named = {name.strip().lower(): value.strip() for name, _, value in (each.partition(":") for each in headers)}
    if "content-length" not in named:
        raise BenchError("the server's answer does not tell its length")
    return Answer(int(status.split()[1]), await reader.readexactly(int(named["content-length"])))
