"""The fault table, what comes from outside: refused in words, or answered; nothing of it reaches a conversation."""

import asyncio
import gzip
import json
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from bot.edge.sessions import Sessions

from .clinic import SECRET, Clinic, Patient, seconds_of_turns
from .conftest import TURNS

JSON = {"Content-Type": "application/json"}
TURN = {"id": "1", "text": "my secret"}
BODY = json.dumps(TURN).encode()
TOLD = ("secret", "Traceback", "site-packages", "starlette", "/work", "3.11")  # that nobody outside is to read


@dataclass(frozen=True)
class Attempt:
    """A request that is not let through; the token is the patient's unless `headers` say otherwise."""

    name: str
    status: int
    content: Any = BODY
    headers: dict[str, str] = field(default_factory=lambda: JSON)
    method: str = "POST"
    path: str = "/api/turns"


async def endless() -> AsyncIterator[bytes]:
    """More than anybody asks."""
    while True:
        yield b" " * 4096
        await asyncio.sleep(0)


def body(**values: Any) -> bytes:
    """A turn as JSON."""
    return json.dumps({**TURN, **values}).encode()


def token(secret: str = SECRET) -> dict[str, str]:
    """Of somebody's session."""
    return {**JSON, "Authorization": f"Bearer {Sessions(secret).issue()}"}


BOMB = zlib.compress(b" " * 50_000_000)
ATTEMPTS = [
    Attempt("more than 20 kB", 413, body(text="a" * 20_001)),
    Attempt("50 MB", 413, b" " * 50_000_000),
    Attempt("without an end", 413, endless()),
    Attempt("a deflate bomb", 415, BOMB, {**JSON, "Content-Encoding": "deflate"}),
    Attempt("a gzip bomb", 415, gzip.compress(b" " * 5_000_000), {**JSON, "Content-Encoding": "gzip"}),
    Attempt("a deflate bomb that hides", 413 if len(BOMB) > 20_000 else 400, BOMB),
    Attempt("a form", 415, b"text=hi", {"Content-Type": "application/x-www-form-urlencoded"}),
    Attempt("no kind of content", 415, headers={}),
    Attempt("nothing", 400, b""),
    Attempt("null", 400, b"null"),
    Attempt("a number", 400, b"1"),
    Attempt("a list", 400, b"[]"),
    Attempt("an empty object", 400, b"{}"),
    Attempt("no JSON", 400, b"hello"),
    Attempt("half of it", 400, b'{"id": "1", "text": "my sec'),
    Attempt("no UTF-8", 400, b'{"id": "1", "text": "\xff\xfe"}'),
    Attempt("UTF-16", 400, json.dumps(TURN).encode("utf-16")),
    Attempt("raw halves of a character", 400, b'{"id": "1", "text": "\xed\xa0\x80"}'),
    Attempt("nested too deep", 400, b'{"id":' + b"[" * 9000 + b"]" * 9000 + b"}"),
    Attempt("a number that takes long to read", 400, b'{"id": "1", "text": ' + b"9" * 15_000 + b"}"),
    Attempt("not a number", 400, b'{"id": "1", "text": NaN}'),
    Attempt("one name twice", 400, b'{"id": "1", "text": "a", "text": "b"}'),
    Attempt("a name that is not asked for", 400, body(sender="another")),
    Attempt("text that is none", 400, body(text=None)),
    Attempt("text that is a list", 400, body(text=["a"])),
    Attempt("both text and button", 400, body(button="x")),
    Attempt("no id", 400, b'{"text": "hi"}'),
    Attempt("an id that is none", 400, body(id="a b")),
    Attempt("an id that is too long", 400, body(id="a" * 65)),
    Attempt("no token", 401, headers={**JSON, "Authorization": ""}),
    Attempt("a token that is none", 401, headers={**JSON, "Authorization": "Bearer abc"}),
    Attempt("a token signed by another", 401, headers=token("another secret altogether")),
    Attempt("a token cut short", 401, headers={**JSON, "Authorization": token()["Authorization"][:-1]}),
    Attempt("a token in the address", 401, headers={**JSON, "Authorization": ""}, path="/api/turns?token=abc"),
    Attempt("a foreign page", 403, headers={**JSON, "Origin": "https://evil.example"}),
    Attempt("a page that is a file", 403, headers={**JSON, "Origin": "null"}),
    Attempt("another method", 405, method="PUT"),
    Attempt("an override of the method", 405, headers={**JSON, "X-HTTP-Method-Override": "POST"}, method="GET"),
    *(
        Attempt(f"an address of Rasa's server: {path}", 404, path=path, method=method)
        for method, path in (
            ("POST", "/webhooks/rest/webhook"),
            ("GET", "/conversations/default/tracker"),
            ("POST", "/model/parse"),
            ("GET", "/domain"),
            ("GET", "/version"),
            ("GET", "/status"),
            ("GET", "/metrics"),
            ("POST", "/webhook"),
            ("GET", "/docs"),
            ("GET", "/.git/config"),
            ("GET", "/var/secret"),
        )
    ),
]


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.name)
async def test_it_is_refused_in_words_and_reaches_no_conversation(
    clinic: Clinic, usual: float, attempt: Attempt
) -> None:
    patient, other = await clinic.patient(), await clinic.patient()
    trying = asyncio.create_task(send(clinic, patient, attempt))
    others = await seconds_of_turns(other, TURNS)
    response = await trying
    assert response.status_code == attempt.status
    assert response.headers["Content-Type"] == "application/json" and response.json()["error"]
    assert not any(
        each in response.text for each in ("secret", "Traceback", "site-packages", "starlette", "/work", "3.11")
    )
    assert await clinic.turns_on_record(patient) == 0
    assert others[-2] < max(0.2, 3 * usual), f"others waited {others}, usually {usual}"


async def send(clinic: Clinic, patient: Patient, attempt: Attempt) -> httpx.Response:
    headers = {**patient.headers, **attempt.headers}
    return await clinic.web.request(attempt.method, attempt.path, content=attempt.content, headers=headers)


COMMANDS = [
    *("/restart", "/session_start", "/back", "/nlu_fallback", "/keep_question", "/ask_alcohol@0.1", "／restart"),
    *('/ask_food{"offered": "deleting"}', "\u200b/restart", " /restart", "//restart", "\u2060／start_over"),
    *("\u202e/restart", "/restart\x00", "\ud800/restart"),
]
ODD = [
    *("", " ", "🙂", "\x00", "\ud800", "a\x00b", "'; DROP TABLE turns; --", "<script>alert(1)</script>", "{{7*7}}"),
    *("a" * 2001, "é" * 2500, "%2Frestart", "\\restart", "NULL", "-1", "__import__('os')", "{mention}", "${PATH}"),
]


@pytest.mark.parametrize("words", [*COMMANDS, *ODD], ids=lambda words: ascii(words)[:30])
async def test_whatever_is_typed_gets_a_reply_for_people(clinic: Clinic, words: str) -> None:
    patient = await clinic.patient()
    reply = await patient.say(words)
    assert reply["messages"] and all(message["text"].strip() for message in reply["messages"])
    assert "doctor" in str(reply["messages"]) or reply["verdict"] == "small_talk"
    assert await clinic.turns_on_record(patient) == 1


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: ascii(words)[:30])
async def test_a_command_that_is_typed_is_text(clinic: Clinic, words: str) -> None:
    """Neither the session, nor what was asked before, nor the list is touched."""
    patient = await clinic.patient()
    await patient.say("add to my list: is milk bad for me")
    before = await patient.say("can I drink alcohol?")
    reply = await patient.say(words)
    assert not reply["deleted"] and reply["user"] == words.replace("\x00", "�").replace("\ud800", "�")
    read = (await clinic.web.get("/api/conversation", headers=patient.headers)).json()["turns"]
    assert [turn["user"] for turn in read[1:]] == [before["user"], reply["user"]]
    assert "milk" in str(await patient.say("show my questions"))


async def test_one_patient_never_reads_nor_changes_the_conversation_of_another(clinic: Clinic) -> None:
    one, other = await clinic.patient(), await clinic.patient()
    await one.say("add to my list: is milk bad for me")
    told = [await other.say(words) for words in ("show my questions", "where does it say that", "why", "yes")]
    read = (await clinic.web.get("/api/conversation", headers=other.headers)).json()
    await clinic.web.delete("/api/conversation", headers=other.headers)
    assert "milk" not in str([told, read])
    assert "milk" in str(await one.say("show my questions"))
    assert await clinic.turns_on_record(one) == 2
