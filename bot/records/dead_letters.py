"""What could not be written to the database, kept in a file until it can be.

The file has its full size from the beginning, so that a letter finds room on a full disk too: lines from the start,
zeros behind them. A line counts when its end is there; one of spaces stands where letters were.
"""

import fcntl
import os
from pathlib import Path
from threading import Lock

from bot.records.errors import DeadLettersError

SIZE = 8 * 1024 * 1024  # bytes; some ten thousand turns

_END = b"\n"
_CLOSED = -1


class DeadLetters:
    """The file, held by one process at a time; every method is safe to call from several threads."""

    def __init__(self, path: Path, size: int = SIZE) -> None:
        """Open the file, or make it; raises DeadLettersError."""
        self._lock = Lock()
        self._path, self._size = path, size
        self._file = _CLOSED
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._start, self._end = self._set_up()
        except OSError as err:
            self.close()
            if isinstance(err, BlockingIOError):
                raise DeadLettersError(f"{path.parent} (BOT_STATE) is in use by another process of the bot") from err
            raise DeadLettersError(f"{path} (in BOT_STATE) cannot be used: {err.strerror}") from err

    def __len__(self) -> int:
        """The letters in it."""
        return len(self.lines())

    def add(self, line: bytes) -> None:
        """Add a letter, which is on the disk then; raises DeadLettersError."""
        with self._lock:
            if self._end + len(line) + len(_END) > self._size:
                raise DeadLettersError(f"{self._path} is full: is the database there?")
            try:
                self._write(line + _END, self._end)
            except OSError as err:
                raise DeadLettersError(f"{self._path} cannot be written: {os.strerror(err.errno or 0)}") from err
            self._end += len(line) + len(_END)

    def lines(self) -> list[bytes]:
        """All letters, oldest first."""
        with self._lock:
            return self._lines()

    def clear(self, count: int) -> bool:
        """Forget the `count` oldest letters; whether that was all, and no other came meanwhile."""
        with self._lock:
            gone = sum(len(line) + len(_END) for line in self._lines()[:count])
            if self._start + gone == self._end:
                self._write(bytes(self._end), 0)
                self._start = self._end = 0
                return True
            if gone:
                self._write(b" " * (gone - len(_END)) + _END, self._start)
                self._start += gone
            return False

    def close(self) -> None:
        """Give the file to other processes."""
        with self._lock:
            if self._file != _CLOSED:
                os.close(self._file)
            self._file = _CLOSED  # and no longer a number that may soon be that of another file

    def _set_up(self) -> tuple[int, int]:
        """Give the file its size; where its letters begin and end. What stands behind them was not finished."""
        content = os.pread(self._file, self._size, 0)
        end = content.partition(b"\0")[0].rfind(_END) + 1
        letters, rest = content[:end], content[end:]
        if len(content) < self._size or rest.strip(b"\0"):
            self._write(bytes(self._size - end), end)
        return end - len(letters.lstrip()), end

    def _lines(self) -> list[bytes]:
        return os.pread(self._file, self._end - self._start, self._start).split(_END)[:-1]

    def _write(self, content: bytes, place: int) -> None:
        written = 0
        while written < len(content):
            written += os.pwrite(self._file, content[written:], place + written)
        os.fdatasync(self._file)


def waiting_in(path: Path) -> int:
    """How many letters a file holds, which another process may have open; 0 where there is no file.

    Raises DeadLettersError.
    """
    try:
        return path.read_bytes().partition(b"\0")[0].lstrip().count(_END)
    except FileNotFoundError:
        return 0
    except OSError as err:
        raise DeadLettersError(f"{path} (in BOT_STATE) cannot be read: {err.strerror}") from err
