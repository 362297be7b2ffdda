"""The file of dead letters."""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.records.dead_letters import SIZE, DeadLetters, waiting_in
from bot.records.errors import DeadLettersError
from bot.settings import PROJECT

SMALL = 4096
LETTERS = [b"one", b"two", b"three"]
HOLDING = """
import sys
from pathlib import Path
from bot.records.dead_letters import DeadLetters
letters = DeadLetters(Path(sys.argv[1]))
letters.add(b"of the other process")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "state" / "dead-letters"


@pytest.fixture
def letters(path: Path) -> Iterator[DeadLetters]:
    letters = DeadLetters(path, SMALL)
    yield letters
    letters.close()


def reopened(letters: DeadLetters, path: Path) -> DeadLetters:
    letters.close()
    return DeadLetters(path, SMALL)


def fill(letters: DeadLetters) -> None:
    for letter in LETTERS:
        letters.add(letter)


def test_letters_come_back_in_their_order(letters: DeadLetters) -> None:
    assert letters.lines() == [] and len(letters) == 0
    fill(letters)
    assert letters.lines() == LETTERS and len(letters) == 3


def test_the_file_has_its_full_size_from_the_start_and_is_for_its_owner_alone(letters: DeadLetters, path: Path) -> None:
    found = path.stat()
    assert found.st_size == SMALL and found.st_blocks * 512 >= SMALL
    assert stat.S_IMODE(found.st_mode) == 0o600
    fill(letters)
    assert path.stat().st_size == SMALL


def test_the_size_is_enough_for_ten_thousand_turns() -> None:
    assert SIZE > 10_000 * 800


def test_letters_are_there_when_the_file_is_opened_again(letters: DeadLetters, path: Path) -> None:
    fill(letters)
    again = reopened(letters, path)
    again.add(b"four")
    assert again.lines() == [*LETTERS, b"four"]
    again.close()


def test_a_full_file_takes_nothing_more_and_keeps_what_it_has(letters: DeadLetters, path: Path) -> None:
    letters.add(b"x" * (SMALL - 1))  # to the last byte, with the line's end
    with pytest.raises(DeadLettersError, match="is full: is the database there"):
        letters.add(b"")
    assert [len(line) for line in letters.lines()] == [SMALL - 1]
    again = reopened(letters, path)
    assert len(again) == 1 and path.stat().st_size == SMALL
    again.close()


def test_a_letter_that_is_too_long_leaves_room_for_others(letters: DeadLetters) -> None:
    with pytest.raises(DeadLettersError, match="full"):
        letters.add(b"x" * SMALL)
    fill(letters)
    assert letters.lines() == LETTERS


@pytest.mark.parametrize("torn", [b"{", b"torn by a power cut", b"torn\0\0in the middle\n", b"\0\0later\n"])
def test_a_last_line_that_is_torn_is_none_and_goes(letters: DeadLetters, path: Path, torn: bytes) -> None:
    fill(letters)
    letters.close()
    with path.open("r+b") as file:
        file.seek(sum(len(letter) + 1 for letter in LETTERS))
        file.write(torn)
    assert waiting_in(path) == 3
    again = DeadLetters(path, SMALL)
    assert again.lines() == LETTERS and torn.strip(b"\0\n") not in path.read_bytes()
    again.add(b"four")
    assert again.lines() == [*LETTERS, b"four"]
    again.close()


def test_a_file_that_was_cut_short_gets_its_size_again(letters: DeadLetters, path: Path) -> None:
    fill(letters)
    letters.close()
    os.truncate(path, 6)
    again = DeadLetters(path, SMALL)
    assert again.lines() == [b"one"] and path.stat().st_size == SMALL
    again.close()


def test_clearing_leaves_no_byte_of_content(letters: DeadLetters, path: Path) -> None:
    fill(letters)
    assert letters.clear(3)
    assert letters.lines() == [] and path.read_bytes() == bytes(SMALL)
    letters.add(b"next")
    assert letters.lines() == [b"next"]


def test_what_came_meanwhile_is_not_cleared(letters: DeadLetters, path: Path) -> None:
    fill(letters)
    assert not letters.clear(2)
    assert letters.lines() == [b"three"]
    assert b"one" not in path.read_bytes() and b"two" not in path.read_bytes()


def test_clearing_goes_on_where_it_was(letters: DeadLetters, path: Path) -> None:
    fill(letters)
    letters.clear(1)
    letters.add(b"four")
    assert not letters.clear(2) and letters.lines() == [b"four"]
    assert letters.clear(1) and path.read_bytes() == bytes(SMALL)


@pytest.mark.parametrize("cleared", [[1], [2], [1, 1]])
def test_what_was_not_cleared_is_there_when_the_file_is_opened_again(
    letters: DeadLetters, path: Path, cleared: list[int]
) -> None:
    fill(letters)
    for count in cleared:
        letters.clear(count)
    left = LETTERS[sum(cleared) :]
    assert waiting_in(path) == len(left)
    again = reopened(letters, path)
    assert again.lines() == left
    assert again.clear(len(left)) and path.read_bytes() == bytes(SMALL)
    again.close()


def test_clearing_nothing_changes_nothing(letters: DeadLetters) -> None:
    assert letters.clear(0)
    fill(letters)
    assert not letters.clear(0)
    assert letters.lines() == LETTERS


def test_letters_of_many_threads_are_all_there_and_whole(letters: DeadLetters) -> None:
    written = [str(number).encode() * 5 for number in range(100)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(letters.add, written))
    assert sorted(letters.lines()) == sorted(written)


def test_another_process_is_told_that_it_is_in_use_until_the_first_ends(path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "open\n"
        with pytest.raises(DeadLettersError, match=r"\(BOT_STATE\) is in use by another process of the bot"):
            DeadLetters(path)
        assert waiting_in(path) == 1
        other.communicate(timeout=30)
    letters = DeadLetters(path)
    assert letters.lines() == [b"of the other process"]
    letters.close()


def test_the_same_process_is_told_too_and_can_have_it_after_the_first(letters: DeadLetters, path: Path) -> None:
    for _ in range(2):
        with pytest.raises(DeadLettersError, match="in use"):
            DeadLetters(path, SMALL)
    letters.close()
    DeadLetters(path, SMALL).close()


def test_a_place_that_cannot_be_used_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "dead-letters", tmp_path / "folder"):
        with pytest.raises(DeadLettersError, match=rf"{path} \(in BOT_STATE\) cannot be used: "):
            DeadLetters(path, SMALL)


@pytest.fixture
def no_room() -> Iterator[None]:
    """No file grows, nor is any byte of one written, beyond its first kilobyte: as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_where_there_is_no_room_for_the_file_it_is_an_error_and_nobody_holds_it(path: Path, no_room: None) -> None:
    for _ in range(2):
        with pytest.raises(DeadLettersError, match=r"cannot be used: File too large"):
            DeadLetters(path, SMALL)
    DeadLetters(path, 512).close()


def test_a_letter_that_cannot_be_written_is_an_error_and_leaves_the_others(letters: DeadLetters, no_room: None) -> None:
    fill(letters)
    with pytest.raises(DeadLettersError, match="cannot be written: File too large"):
        letters.add(b"x" * 2000)
    letters.add(b"four")
    assert letters.lines() == [*LETTERS, b"four"]


def test_after_it_is_closed_nothing_is_written_where_another_file_has_its_number(
    letters: DeadLetters, tmp_path: Path
) -> None:
    letters.close()
    letters.close()
    with (tmp_path / "another").open("wb") as another:
        with pytest.raises(DeadLettersError, match="cannot be written"):
            letters.add(b"late")
        another.flush()
    assert (tmp_path / "another").read_bytes() == b""


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert waiting_in(tmp_path / "dead-letters") == 0
    with pytest.raises(DeadLettersError, match="cannot be read: Is a directory"):
        waiting_in(tmp_path)
