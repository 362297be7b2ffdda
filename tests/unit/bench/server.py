"""A server of this machine that speaks as the chat API does: a token, then quotes."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bench.client import Client
from bench.dialect import Reply

Answer = Callable[[dict[str, Any]], bytes]


class EchoDialect:
    """Of bots that need no session, answer what they are asked, and quote it."""

    async def begin(self, client: Client) -> str:
        return "one"

    async def say(self, client: Client, conversation: str, text: str) -> Reply:
        answer = await client.post("/turns", {"text": text}, conversation)
        said = answer.json()["text"]
        return Reply(is_answer=bool(said), quotes=said == text)


def response(data: object, status: str = "200 OK", extra: str = "") -> bytes:
    body = json.dumps(data).encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{extra}\r\n".encode() + body


@asynccontextmanager
async def serving(answer: Answer = response, *, requests: list[str] | None = None) -> AsyncIterator[int]:
    """Answers each request's JSON; yields the port. What comes in is kept in `requests`."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                length = int(head.partition("Content-Length: ")[2].split("\r\n")[0])
                body = (await reader.readexactly(length)).decode()
                if requests is not None:
                    requests.append(head + body)
                said = answer(json.loads(body))
                writer.write(said)
                if b"Connection: close" in said or not said:
                    break
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
