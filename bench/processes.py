"""Programs as real processes: started on cores of their own, looked at, and ended by their own numbers."""

import os
import socket
import subprocess
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.client import LOOPBACK
from bench.errors import BenchError
from bench.progress import say

PROC = Path("/proc")

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"  # with which every start would compile thousands of modules anew
_PATIENCE_SECONDS = 15  # for a program to end by itself
_SAY_SECONDS = 30  # between two words of how long it takes
_SAID_LINES = 15  # of what a program said that failed


@dataclass(frozen=True)
class Command:
    """A program with its arguments, the folder it runs in, and what it finds in its environment besides ours."""

    arguments: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Program:
    """A running program; what it says goes to the file."""

    process: subprocess.Popen[bytes]
    said: Path

    def check(self) -> None:
        """Raises BenchError when it has ended, with the last it said."""
        if self.process.poll() is not None:
            raise BenchError(f"it ended with exit code {self.process.returncode}:\n{last_lines(self.said)}")


@contextmanager
def started(command: Command, said: Path) -> Iterator[Program]:
    """Start a program; it is ended whatever happens. Raises BenchError when there is no such program."""
    inherited = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    environment = {**inherited, **command.environment}
    with said.open("wb") as file:
        try:
            process = subprocess.Popen(
                command.arguments,
                cwd=command.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        except OSError as err:
            raise BenchError(f"{command.arguments[0]} cannot be started: {err.strerror}") from err
    try:
        yield Program(process, said)
    finally:
        _end(process)


def run(command: Command, said: Path) -> float:
    """Run a program to its end; the seconds it took. Raises BenchError when it fails."""
    start = time.perf_counter()
    with started(command, said) as program:
        while not _has_ended(program.process):
            say(f"... {time.perf_counter() - start:.0f} s")
        if program.process.returncode != 0:
            program.check()
        return time.perf_counter() - start


def _has_ended(process: "subprocess.Popen[bytes]") -> bool:
    with suppress(subprocess.TimeoutExpired):
        process.wait(_SAY_SECONDS)
    return process.returncode is not None


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def on_cores(cores: Collection[int]) -> Iterator[None]:
    """This process, and what it starts meanwhile, on these cores only."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def resident_bytes(numbers: Collection[int], proc: Path = PROC) -> int:
    """The resident memory of these processes and all that descend from them; raises BenchError when one has ended."""
    parents = {int(each.name): _parent(each) for each in proc.iterdir() if each.name.isdigit()}
    family = set(numbers)
    while more := {number for number, parent in parents.items() if parent in family} - family:
        family |= more
    try:
        return sum(_resident(proc / str(number)) for number in family)
    except (OSError, StopIteration) as err:
        raise BenchError("a process ended while its memory was measured") from err


def _parent(process: Path) -> int:
    """Its parent's number, 0 when it has just ended. The name before it may hold anything, a bracket included."""
    try:
        return int((process / "stat").read_text(encoding="latin-1").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _resident(process: Path) -> int:
    lines = (process / "status").read_text(encoding="latin-1").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024


def free_port() -> int:
    """A port of loopback that nothing listens on."""
    with socket.create_server((LOOPBACK, 0)) as probe:
        return int(probe.getsockname()[1])


def last_lines(file: Path) -> str:
    """The end of what a program said."""
    return "\n".join(file.read_text(encoding="utf-8", errors="replace").splitlines()[-_SAID_LINES:])
