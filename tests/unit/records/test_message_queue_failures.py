"""Messages that wait, while their file fails or is another process's too."""

import asyncio
import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from bot.records.errors import QueueError
from bot.records.message_queue import DONE, WAITING, MessageQueue, QueuedMessage
from bot.settings import PROJECT

from .trouble import Trouble
from .turns import AT

MESSAGE = QueuedMessage("k", "sms", "sms.1", AT, "sealed", id=1)
KEEPING = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from bot.records.message_queue import MessageQueue, QueuedMessage
queue = MessageQueue(Path(sys.argv[1]))
for key in ("a", "b"):
    asyncio.run(queue.add(QueuedMessage(key, "sms", "sms.1", datetime.now(UTC), "sealed")))
print(queue.id, flush=True)
sys.stdin.read()
"""


def a_message(key: str) -> QueuedMessage:
    return QueuedMessage(key, "sms", "sms.1", AT, "sealed")


async def keys(queue: MessageQueue) -> list[str]:
    return [message.key for message in await queue.waiting()]


async def test_what_was_kept_is_there_after_the_process_is_killed(path: Path) -> None:
    command = [sys.executable, "-c", KEEPING, str(path)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        name = other.stdout.readline().strip()
        with closing(MessageQueue(path)) as queue:  # while it runs
            assert await keys(queue) == ["a", "b"] and queue.id == name
            assert await queue.add(a_message("a")) is None
        other.kill()
    with closing(MessageQueue(path)) as queue:
        assert await keys(queue) == ["a", "b"] and queue.id == name and len(name) == 32


async def test_two_processes_that_have_the_file_know_each_others_messages(queue: MessageQueue, path: Path) -> None:
    with closing(MessageQueue(path)) as other:
        both = await asyncio.gather(*(each.add(a_message(str(n))) for n in range(20) for each in (queue, other)))
        assert sum(each is not None for each in both) == 20
        await queue.finish((await other.waiting())[0])
        found = await other.count()
        assert (found[WAITING], found[DONE]) == (19, 1)


def test_those_that_make_the_file_at_once_make_one_queue(path: Path) -> None:
    together = Barrier(4)

    def name_of(_: int) -> str:
        together.wait(60)
        with closing(MessageQueue(path)) as queue:
            return queue.id

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(name_of, range(4)))) == 1


def test_files_of_two_processes_have_names_of_their_own(queue: MessageQueue, tmp_path: Path) -> None:
    with closing(MessageQueue(tmp_path / "another" / "messages.db")) as other:
        assert other.id != queue.id


DEEDS: dict[str, tuple[object, ...]] = {
    "add": (MESSAGE,),
    "rewrite": (MESSAGE, "read"),
    "answer": (MESSAGE, "whom", "reply"),
    "note_sent": (MESSAGE, 1),
    "finish": (MESSAGE,),
    "give_up": (MESSAGE,),
    "drop": (MESSAGE,),
    "waiting": (),
    "revive": (AT,),
    "forget": ("sms.1",),
    "expire": (AT,),
    "count": (),
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_a_file_that_fails_is_an_error_that_names_it(queue: MessageQueue, path: Path, deed: str) -> None:
    kept = await queue.add(a_message("kept"))
    with Trouble(queue._engine).failing(), pytest.raises(QueueError) as refused:
        await getattr(queue, deed)(*DEEDS[deed])
    assert str(refused.value) == f"{path} cannot be written: OperationalError"
    assert await queue.waiting() == (kept,)


def test_every_deed_has_its_row_here() -> None:
    public = {name for name, value in vars(MessageQueue).items() if callable(value) and not name.startswith("_")}
    assert public - {"close"} == set(DEEDS)


@contextmanager
def no_room() -> Iterator[None]:
    """No file grows, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


async def test_a_message_that_has_no_room_on_the_disk_is_not_taken_before_there_is(
    queue: MessageQueue, path: Path
) -> None:
    with no_room(), pytest.raises(QueueError, match=rf"^{path} cannot be written: OperationalError$"):
        await queue.add(a_message("k"))
    assert await queue.waiting() == ()
    assert await queue.add(a_message("k")) and await keys(queue) == ["k"]


@pytest.mark.parametrize("place", ["a text", "a folder", "below a file"])
def test_a_place_that_cannot_be_used_is_an_error_that_names_it(path: Path, place: str) -> None:
    if place == "below a file":
        path.parent.touch()
    elif place == "a folder":
        path.mkdir(parents=True)
    else:
        path.parent.mkdir()
        path.write_text("this is no database, but a text that somebody put here")
    with pytest.raises(QueueError, match=rf"^{path} \(in BOT_STATE\) cannot be used: "):
        MessageQueue(path)
