"""The command: a file goes to its score.py, the project's own questions into docs/."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import evaluate
from tools.evaluation import EvaluationError


class FakeModules:
    """Stands where the command loads what needs Rasa, and notes what is called."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.calls: list[str] = []
        self._failure = failure

    def load(self, name: str) -> SimpleNamespace:
        return SimpleNamespace(quieten=lambda: self.calls.append("quieten"), evaluate_own=self._evaluate)

    def _evaluate(self, real: Path) -> None:
        if self._failure:
            raise self._failure
        self.calls.append(real.name)


def bot_that(folder: Path, body: str) -> str:
    """A program instead of the bot."""
    file = folder / "bot"
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)
    return str(file)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["evaluate.py", *arguments])
    return evaluate.main()


def test_without_a_file_the_model_is_trained_and_the_own_questions_are_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    modules = FakeModules()
    monkeypatch.setattr(evaluate, "import_module", modules.load)
    assert run(monkeypatch, "--bot", bot_that(tmp_path, 'echo "$@"')) == 0
    assert modules.calls == ["quieten", "dev.jsonl"]
    assert capfd.readouterr() == ("", "train\n")


def test_what_stands_in_the_way_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "import_module", FakeModules(EvaluationError("no")).load)
    assert run(monkeypatch, "--bot", bot_that(tmp_path, "")) == 1
    assert capfd.readouterr().err == "evaluate: no\n"


def test_own_questions_that_are_not_there_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "OWN", tmp_path / "open.jsonl")
    assert run(monkeypatch, "--bot", bot_that(tmp_path, "")) == 1
    assert capfd.readouterr().err == f"evaluate: the questions are not there: {tmp_path / 'open.jsonl'}\n"


@pytest.mark.parametrize(
    ("body", "said"),
    [("exit 4", "`bot train` failed with exit code 4"), (None, "the bot does not start: ")],
)
def test_a_bot_that_cannot_be_trained_is_said(
    body: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    bot = str(tmp_path / "none") if body is None else bot_that(tmp_path, body)
    assert run(monkeypatch, "--bot", bot) == 1
    assert capfd.readouterr().err.startswith(f"evaluate: {said}")


def test_a_file_goes_to_the_score_py_beside_it_and_nothing_is_written_into_docs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    modules = FakeModules()
    monkeypatch.setattr(evaluate, "import_module", modules.load)
    (tmp_path / "mine.jsonl").write_text('{"id": "a", "question": "hello"}\n')
    (tmp_path / "score.py").write_text("import sys\nprint(open(sys.argv[1]).read())\nsys.exit(3)\n")
    code = run(monkeypatch, str(tmp_path / "mine.jsonl"), "--bot", bot_that(tmp_path, '[ "$1" != ask ] || cat'))
    assert code == 3
    assert json.loads(capfd.readouterr().out) == {"id": "a", "turns": ["hello"]}
    assert modules.calls == []
