"""Programs are ended whatever happens, and what went wrong is said."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import processes
from bench.errors import BenchError
from bench.processes import Command, Program, on_cores, resident_bytes, run, started
from bench.progress import say

SLEEPS = "import sys, time; print('here', flush=True); time.sleep(600)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEPS}"


def python(code: str, folder: Path, **environment: str) -> Command:
    return Command([sys.executable, "-c", code], folder, environment)


def wait_for_words(program: Program) -> None:
    while b"here" not in program.said.read_bytes():
        program.check()


def test_a_program_is_ended_when_something_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), started(python(SLEEPS, tmp_path), tmp_path / "said") as program:
        1 / 0  # noqa: B018
    assert program.process.returncode is not None


def test_a_program_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_PATIENCE_SECONDS", 0.01)
    with started(python(DEAF, tmp_path), tmp_path / "said") as program:
        wait_for_words(program)
    assert program.process.returncode == -9


def test_a_program_runs_to_its_end_with_its_folder_and_environment(tmp_path: Path) -> None:
    assert run(python("import os; print(os.environ['A'], os.getcwd())", tmp_path, A="one"), tmp_path / "said") > 0
    assert (tmp_path / "said").read_text().split() == ["one", str(tmp_path.resolve())]


def test_a_program_may_keep_its_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    run(python("import os; exit('PYTHONDONTWRITEBYTECODE' in os.environ)", tmp_path), tmp_path / "said")


def test_a_program_that_takes_long_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = tmp_path / "told"

    def say_and_note(words: str) -> None:
        say(words)
        told.touch()

    monkeypatch.setattr(processes, "_SAY_SECONDS", 0.01)
    monkeypatch.setattr(processes, "say", say_and_note)
    run(python(f"import os\nwhile not os.path.exists({str(told)!r}): pass", tmp_path), tmp_path / "said")
    assert re.search(r" \.\.\. \d+ s\n", capsys.readouterr().err)


def test_a_program_that_fails_is_told_with_the_last_it_said(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"exit code 3:\n(\d+\n)*19$"):
        run(python("[print(n) for n in range(20)]; exit(3)", tmp_path), tmp_path / "said")


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none"
    with (
        pytest.raises(BenchError, match=f"{missing} cannot be started"),
        started(Command([missing], tmp_path, {}), missing),
    ):
        pass


def test_what_is_started_has_the_cores_and_this_process_gets_its_own_back(tmp_path: Path) -> None:
    before = os.sched_getaffinity(0)
    with on_cores([min(before)]):
        run(python("import os; print(os.sched_getaffinity(0))", tmp_path), tmp_path / "said")
    assert (tmp_path / "said").read_text() == f"{{{min(before)}}}\n"
    assert os.sched_getaffinity(0) == before


def test_memory_is_that_of_the_whole_family(tmp_path: Path) -> None:
    for number, parent, kilobytes in ((7, 1, 100), (8, 7, 20), (9, 8, 3), (10, 1, 4000)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "stat").write_text(f"{number} (a) b) c) S {parent} 0 0")
        (folder / "status").write_text(f"Name:\ta\nVmRSS:\t  {kilobytes} kB\nThreads:\t1\n")
    (tmp_path / "version").write_text("")
    assert resident_bytes([7], tmp_path) == 123 * 1024


def test_memory_of_a_process_that_is_gone_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    with pytest.raises(BenchError, match="ended while"):
        resident_bytes([7], tmp_path)


def test_a_real_process_has_memory() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        try:
            assert resident_bytes([os.getpid()]) > resident_bytes([process.pid]) > 0
        finally:
            process.kill()
