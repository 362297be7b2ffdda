"""Scores the bot on labelled questions: `make evaluate`, or `make evaluate FILE=questions.jsonl`.

Without a file these are the project's own, tests/quality/*.jsonl, and docs/evaluation.md is written (tools/evaluation).

A file has one JSON object a line, with "id" and "question" or "turns": [{"user": ...}, ...]. It goes through
`bot ask`, and the replies go to the score.py beside the file, or else to the one beside the project's real questions.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # run as a script, the folder of the script stands here

from tools.evaluation import EvaluationError  # noqa: E402

OWN = PROJECT / "tests" / "quality" / "open.jsonl"
REAL = PROJECT.parent / "shared" / "questions" / "dev.jsonl"  # not part of the project
BOT = Path(sys.executable).with_name("bot")


def to_ask(line: str) -> str:
    """A labelled question as the line that `bot ask` reads.

    >>> to_ask('{"id": "q1", "question": "may i drive", "verdict": "not_covered"}')
    '{"id": "q1", "turns": ["may i drive"]}'
    >>> to_ask('{"id": "q2", "turns": [{"user": "hi"}, {"user": "and alcohol"}]}')
    '{"id": "q2", "turns": ["hi", "and alcohol"]}'
    """
    gold = json.loads(line)
    turns = [turn["user"] for turn in gold["turns"]] if "turns" in gold else [gold["question"]]
    return json.dumps({"id": gold["id"], "turns": turns})


def questions_in(file: Path) -> list[str]:
    if not file.is_file():
        raise EvaluationError(f"the questions are not there: {file}")
    asked = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            asked += [to_ask(line)] if line.strip() else []
        except (ValueError, KeyError, TypeError) as err:
            raise EvaluationError(f'{file}, line {number}: not an "id" with a "question" or "turns"') from err
    if not asked:
        raise EvaluationError(f"no question in {file}")
    return asked


def scorer_for(file: Path) -> Path:
    for folder in (file.parent, REAL.parent):
        if (folder / "score.py").is_file():
            return folder / "score.py"
    raise EvaluationError(f"score.py is neither beside {file} nor in {REAL.parent}")


def replies_of(bot: Path, asked: list[str], state: Path) -> str:
    """What `bot ask` writes, from a model that is up to date; its records stay apart from those of patients."""
    env = os.environ | {"BOT_STATE": str(state)}
    train(bot, env)
    start = time.monotonic()
    answered = _run(bot, "ask", env, input="\n".join(asked) + "\n", stdout=subprocess.PIPE)
    count = len(answered.splitlines())
    if count != len(asked):
        raise EvaluationError(f"`bot ask` answered {count} of {len(asked)} questions")
    print(f"{count} questions in {time.monotonic() - start:.1f} s", file=sys.stderr)
    return answered


def train(bot: Path, env: Mapping[str, str]) -> None:
    _run(bot, "train", env, stdin=subprocess.DEVNULL, stdout=sys.stderr)


def _run(bot: Path, command: str, env: Mapping[str, str], **streams: Any) -> str:
    """What the command writes, where `streams` (subprocess's own names) let it be caught."""
    try:
        return subprocess.run([bot, command], encoding="utf-8", env=env, check=True, **streams).stdout or ""
    except OSError as err:
        raise EvaluationError(f"the bot does not start: {err}") from err
    except subprocess.CalledProcessError as err:
        raise EvaluationError(f"`bot {command}` failed with exit code {err.returncode}") from err


def evaluate(file: Path, bot: Path) -> int:
    """The exit code of score.py."""
    asked = questions_in(file)
    scorer = scorer_for(file)
    with tempfile.TemporaryDirectory() as folder:
        replies = Path(folder) / "replies.jsonl"
        replies.write_text(replies_of(bot, asked, Path(folder) / "state"), encoding="utf-8")
        return subprocess.run([sys.executable, scorer, replies, file, "--show", "40"], check=False).returncode


def evaluate_own(bot: Path) -> int:
    """Write docs/evaluation.md from the project's own questions; the exit code."""
    if not OWN.is_file():
        raise EvaluationError(f"the questions are not there: {OWN}")
    train(bot, os.environ)
    # Loaded here and not above: Rasa warns at its import unless it was told to be quiet, and a file needs no Rasa here.
    import_module("bot.cli").quieten()
    import_module("tools.evaluation.own_questions").evaluate_own(REAL)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Score the bot on labelled questions.")
    parser.add_argument("file", type=Path, nargs="?", help="labelled questions (default: the project's own)")
    parser.add_argument("--bot", type=Path, default=BOT, help="the bot to ask (default: the project's)")
    arguments = parser.parse_args()
    try:
        return evaluate(arguments.file.resolve(), arguments.bot) if arguments.file else evaluate_own(arguments.bot)
    except EvaluationError as err:
        print(f"evaluate: {err}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
