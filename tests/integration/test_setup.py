"""The set-up scripts, tried on a copy with stub programs on a private PATH: nothing here reaches the network."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SMALL_TOOLS = "awk bash cat cp dirname env flock grep head ln make mkdir mv rm sed sleep tail tee touch"

GOOD_UV = 'case "$*" in --version) echo uv 0.9.1;; *find*) echo python3.11;; *sync*) mkdir -p .venv;; esac'
OLD_UV = "echo uv 0.4.30"
OFFLINE_UV = f'case "$*" in *sync*) echo error: error sending request; exit 2;; esac; {GOOD_UV}'
STALE_UV = f'case "$*" in *lock*) echo error: No solution found; exit 1;; esac; {GOOD_UV}'

# `-m venv` makes a python that is this stub again; its pip leaves a trace and the uv that the copy holds ready.
PYTHON = """case "$*" in
  "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  *"pip install"*) touch pip-was-called; mkdir -p .tools/new/bin; cp ../uv-of-pip .tools/new/bin/uv ;;
esac"""
PYTHON_WITHOUT_VENV = f'[ "$2" != venv ] || exit 1; {PYTHON}'
PYTHON_WITHOUT_PIP = 'echo "No module named pip"; exit 1'
OFFLINE_PYTHON = f'case "$*" in *"pip install"*) echo "WARNING: Retrying (Retry(total=1))"; exit 1;; esac; {PYTHON}'


@dataclass(frozen=True)
class Copy:
    """A copy of the project's set-up, with only the system's small tools and its own stubs on PATH."""

    root: Path
    bin: Path

    def stub(self, name: str, body: str) -> None:
        write_program(self.bin / name, body)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": str(self.bin), "HOME": str(self.bin)}
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, timeout=30, check=False)


def write_program(file: Path, body: str) -> None:
    file.write_text(f"#!/usr/bin/env bash\n{body}\n")
    file.chmod(0o755)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    root, programs = tmp_path / "a project", tmp_path / "bin"
    root.mkdir()
    programs.mkdir()
    shutil.copytree(PROJECT / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml", "uv.lock"):
        shutil.copy(PROJECT / name, root)
    for name in SMALL_TOOLS.split():
        if found := shutil.which(name):
            (programs / name).symlink_to(found)
    write_program(tmp_path / "uv-of-pip", GOOD_UV)
    return Copy(root, programs)


@pytest.mark.parametrize(
    ("stubs", "said"),
    [
        ({}, "neither uv nor python3"),
        ({"python3": OFFLINE_PYTHON}, "uv could not be installed: the network"),
        ({"python3": PYTHON_WITHOUT_PIP}, "neither venv nor pip"),
        ({"uv": OFFLINE_UV}, "packages could not be installed: the network"),
        ({"uv": STALE_UV}, "uv.lock does not fit pyproject.toml"),
        ({"uv": GOOD_UV.replace("mkdir", "echo error: No space left on device; exit 2;")}, "the disk is full"),
        ({"uv": GOOD_UV.replace("echo python3.11", "exit 2").replace("mkdir", "exit 2;")}, "could not be downloaded"),
    ],
)
def test_a_set_up_that_cannot_go_on_says_why_in_one_line(copy: Copy, stubs: dict[str, str], said: str) -> None:
    for name, body in stubs.items():
        copy.stub(name, body)
    done = copy.run("tools/bootstrap")
    assert done.returncode == 1
    assert done.stderr.startswith("set-up: ") and done.stderr.count("\n") == 1
    assert said in done.stderr


@pytest.mark.parametrize("python", [PYTHON, PYTHON_WITHOUT_VENV])
def test_a_uv_that_is_too_old_is_replaced_by_one_of_the_projects_own(copy: Copy, python: str) -> None:
    copy.stub("uv", OLD_UV)
    copy.stub("python3", python)
    done = copy.run("tools/bootstrap")
    assert (done.returncode, done.stderr) == (0, "")
    assert (copy.root / "pip-was-called").exists()
    assert (copy.root / ".tools/uv").read_text() == (copy.root.parent / "uv-of-pip").read_text()


def test_a_uv_that_is_new_enough_is_used_and_nothing_installed(copy: Copy) -> None:
    copy.stub("uv", GOOD_UV)
    copy.stub("python3", PYTHON)
    done = copy.run("tools/bootstrap")
    assert (done.returncode, done.stderr) == (0, "")
    assert (copy.root / ".tools/uv").readlink() == copy.bin / "uv"
    assert not (copy.root / "pip-was-called").exists()


def test_a_second_set_up_has_nothing_to_do(copy: Copy) -> None:
    copy.stub("python3", PYTHON)
    first = copy.run("tools/bootstrap")
    (copy.root / "pip-was-called").unlink()
    second = copy.run("tools/bootstrap")
    assert "Installing the packages" in first.stdout
    assert second.stdout == "The set-up is complete.\n"
    assert not (copy.root / "pip-was-called").exists()


def test_the_set_up_installs_what_trains_and_tunes_too(copy: Copy) -> None:
    copy.stub("uv", f'echo "$*" >>calls; {GOOD_UV}')
    copy.run("tools/bootstrap")
    (sync,) = [call for call in (copy.root / "calls").read_text().splitlines() if " sync " in call]
    assert "--frozen --extra training --group tuning" in sync


def test_make_alone_lists_every_target_with_what_it_does(copy: Copy) -> None:
    targets = re.findall(r"^([\w-]+):.*## (.+)", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    phony = re.findall(r"^\.PHONY: (.+)", (PROJECT / "Makefile").read_text(), re.MULTILINE)
    listed = [tuple(line.split(maxsplit=2)[1:]) for line in copy.run("make").stdout.splitlines()]
    assert listed == targets
    assert [name for name, _ in targets] == phony[0].split()


def test_the_gate_names_the_step_it_stopped_at_and_shows_what_it_said(copy: Copy) -> None:
    (copy.root / ".venv/bin").mkdir(parents=True)
    write_program(copy.root / ".venv/bin/ruff", 'echo "$1 was here"; [ "$1" = check ]')
    copy.stub("mktemp", f'mkdir -p "{copy.root}/work" && echo "{copy.root}/work"')
    done = copy.run("tools/gate")
    assert re.fullmatch(r"ruff check +ok +\d+ s\nruff format --check +FAILED\nformat was here\n", done.stdout)
    assert re.fullmatch(r'gate: stopped at "ruff format --check" after \d+ s \(exit 1\)\n', done.stderr)
    assert not (copy.root / "work").exists()


def test_the_gate_is_not_content_with_no_story_tested(copy: Copy) -> None:
    (copy.root / ".venv/bin").mkdir(parents=True)
    write_program(copy.root / ".venv/bin/python", "echo models/current.tar.gz")
    write_program(copy.root / ".venv/bin/rasa", 'echo "$@" "Correct:          0 / 0"')
    copy.stub("mktemp", f'mkdir -p "{copy.root}/work" && echo "{copy.root}/work"')
    done = copy.run("tools/gate", "stories")
    assert done.returncode == 1
    assert "--model models/current.tar.gz" in done.stdout
    assert "no story was tested" in done.stdout


def evaluate(copy: Copy, *arguments: str) -> subprocess.CompletedProcess[str]:
    return copy.run(sys.executable, "tools/evaluate.py", *arguments)


def test_evaluate_says_that_the_questions_are_not_there(copy: Copy) -> None:
    done = evaluate(copy)
    missing = copy.root / "tests/quality/open.jsonl"
    assert done.returncode == 1
    assert done.stderr == f"evaluate: the questions are not there: {missing}\n"


def test_evaluate_says_that_score_py_is_not_there(copy: Copy) -> None:
    (copy.root / "mine.jsonl").write_text('{"id": "a", "question": "hello"}\n')
    done = evaluate(copy, "mine.jsonl")
    assert done.returncode == 1
    assert done.stderr.startswith("evaluate: score.py is neither beside ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"id": "a"}', '{"question": "hello"}', '{"id": "a", "turns": [1]}']
)
def test_evaluate_names_the_line_that_is_no_question(copy: Copy, line: str) -> None:
    (copy.root / "mine.jsonl").write_text(f'{{"id": "a", "question": "hello"}}\n{line}\n')
    done = evaluate(copy, "mine.jsonl")
    assert done.returncode == 1
    assert "mine.jsonl, line 2: " in done.stderr and done.stderr.count("\n") == 1


def test_evaluate_asks_the_bot_and_hands_its_replies_to_score_py(copy: Copy) -> None:
    gold = [{"id": "a", "question": "hello", "verdict": "x"}, {"id": "b", "turns": [{"user": "one"}, {"user": "two"}]}]
    (copy.root / "mine.jsonl").write_text("".join(json.dumps(line) + "\n" for line in gold))
    (copy.root / "score.py").write_text("import sys\nprint(open(sys.argv[1]).read(), *sys.argv[3:])\nsys.exit(3)\n")
    copy.stub("bot", 'echo "$1 in ${BOT_STATE##*/}" >>calls; [ "$1" != ask ] || cat')
    done = evaluate(copy, "mine.jsonl", "--bot", str(copy.bin / "bot"))
    asked = [json.loads(line) for line in done.stdout.splitlines()[:2]]
    assert asked == [{"id": "a", "turns": ["hello"]}, {"id": "b", "turns": ["one", "two"]}]
    assert done.stdout.splitlines()[-1].strip() == "--show 40"
    assert (copy.root / "calls").read_text().splitlines() == ["train in state", "ask in state"]
    assert done.returncode == 3


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("exit 4", "`bot train` failed with exit code 4"),
        ('[ "$1" = train ]', "`bot ask` failed with exit code 1"),
        (":", "`bot ask` answered 0 of 1 questions"),
    ],
)
def test_evaluate_says_what_the_bot_did_not_do(copy: Copy, body: str, said: str) -> None:
    (copy.root / "mine.jsonl").write_text('{"id": "a", "question": "hello"}\n')
    (copy.root / "score.py").touch()
    copy.stub("bot", body)
    done = evaluate(copy, "mine.jsonl", "--bot", str(copy.bin / "bot"))
    assert (done.returncode, done.stderr) == (1, f"evaluate: {said}\n")
