"""What waits for the database."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records import outbox as module
from bot.records.dead_letters import DeadLetters, waiting_in
from bot.records.letters import Deletion, Letter, to_line
from bot.records.outbox import Outbox

from .turns import an_entry

LETTERS: list[Letter] = [an_entry(), Deletion("c", "patient"), an_entry()]
LENGTH = len(to_line(LETTERS[0])) + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dead-letters"


@pytest.fixture
def outbox(path: Path) -> Iterator[Outbox]:
    outbox = Outbox(DeadLetters(path))
    yield outbox
    outbox.close()


@pytest.fixture
def full(path: Path) -> Iterator[Outbox]:
    """With room for one turn in its file."""
    outbox = Outbox(DeadLetters(path, LENGTH))
    yield outbox
    outbox.close()


async def test_letters_wait_in_the_file_in_their_order(outbox: Outbox, path: Path) -> None:
    for letter in LETTERS:
        await outbox.post(letter)
    waiting = await outbox.waiting()
    assert list(waiting.letters) == LETTERS and (waiting.lines, waiting.held) == (3, 0)
    assert waiting_in(path) == 3


async def test_what_was_delivered_is_forgotten(outbox: Outbox, path: Path) -> None:
    for letter in LETTERS:
        await outbox.post(letter)
    assert await outbox.delivered(await outbox.waiting())
    assert (await outbox.waiting()).letters == () and waiting_in(path) == 0


async def test_what_came_meanwhile_still_waits(outbox: Outbox) -> None:
    await outbox.post(LETTERS[0])
    waiting = await outbox.waiting()
    await outbox.post(LETTERS[1])
    assert not await outbox.delivered(waiting)
    assert (await outbox.waiting()).letters == (LETTERS[1],)


async def test_what_the_file_has_no_room_for_waits_in_memory(full: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    for letter in LETTERS:
        await full.post(letter)
    waiting = await full.waiting()
    assert list(waiting.letters) == LETTERS and (waiting.lines, waiting.held) == (1, 2)
    assert "a turn is in memory only: the database is away, and " in caplog.text and "is full" in caplog.text
    assert await full.delivered(waiting)
    assert (await full.waiting()).letters == ()


async def test_what_came_to_memory_meanwhile_still_waits(full: Outbox) -> None:
    for letter in LETTERS[:2]:
        await full.post(letter)
    waiting = await full.waiting()
    await full.post(LETTERS[2])
    assert not await full.delivered(waiting)
    assert (await full.waiting()).letters == (LETTERS[2],)


async def test_memory_has_an_end_too_and_what_is_lost_is_said(
    full: Outbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "_MOST_HELD", 1)
    for letter in LETTERS:
        await full.post(letter)
    assert list((await full.waiting()).letters) == LETTERS[:2]
    assert [record.levelname for record in caplog.records] == ["ERROR", "CRITICAL"]
    assert "a turn is lost" in caplog.text


async def test_what_is_in_memory_when_the_process_ends_is_said_to_be_lost(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox(DeadLetters(path, LENGTH))
    for letter in LETTERS:
        await outbox.post(letter)
    outbox.close()
    assert "2 turns are lost" in caplog.text
    DeadLetters(path, LENGTH).close()  # which nobody holds


@pytest.mark.parametrize("line", [b'{"turn": "my name is Ann"}', b'{"turn": {"text": "Ann"}}', b"5", b"{"])
async def test_a_line_that_cannot_be_read_is_left_out_and_goes_with_the_others(
    path: Path, caplog: pytest.LogCaptureFixture, line: bytes
) -> None:
    file = DeadLetters(path)
    outbox = Outbox(file)
    await outbox.post(LETTERS[0])
    file.add(line)
    await outbox.post(LETTERS[1])
    waiting = await outbox.waiting()
    assert list(waiting.letters) == LETTERS[:2] and waiting.lines == 3
    assert "a dead letter cannot be read and is lost" in caplog.text and "Ann" not in caplog.text
    assert await outbox.delivered(waiting)
    outbox.close()


async def test_many_letters_at_once_all_wait(outbox: Outbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    letters = [an_entry() for _ in range(50)]
    await asyncio.gather(*(outbox.post(letter) for letter in letters))
    found = (await outbox.waiting()).letters
    assert sorted(map(to_line, found)) == sorted(map(to_line, letters)) and not caplog.records
