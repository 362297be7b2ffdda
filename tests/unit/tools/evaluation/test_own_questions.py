"""The project's own questions go through an agent into a page and two pictures."""

import json
from pathlib import Path
from typing import cast

import pytest
from rasa.core.agent import Agent

from bot import bootstrap
from tests.unit.fakes import FakeAgent
from tools.evaluation import EvaluationError, own_questions
from tools.evaluation.own_questions import check_decisions, evaluate_own, read_questions, real_questions
from tools.evaluation.page import NO_REAL, REAL

from .small import labelled, result, understood

pytestmark = [pytest.mark.filterwarnings("ignore")]  # matplotlib's, of a package that it needs

LABELS = {"verdicts": ["answered"], "evidence": [["S39"]], "also_fine": [], "urgent": [False]}
OPEN, HELD_OUT, REAL_ONE = (
    {"id": name, "question": f"{name}: what is it", **LABELS} for name in ("open-1", "held-1", "real-1")
)


def write_questions(folder: Path) -> None:
    for name, question in (("open", OPEN), ("held_out", HELD_OUT)):
        line = json.dumps({"kind": "plain", "family": "f", **question})
        (folder / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")


def sober_agent() -> Agent:
    """Takes everything for a question about alcohol."""
    (sentence,) = bootstrap.answering().topics.by_name["alcohol"].quotes
    return cast(Agent, FakeAgent(says=[{"text": sentence.text}]))


def test_a_page_and_two_pictures_are_written_and_the_tables_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_questions(tmp_path)
    real = tmp_path / "real.jsonl"
    real.write_text(json.dumps(REAL_ONE) + "\n")
    evaluate_own(real, tmp_path, tmp_path / "docs", sober_agent())
    made = (tmp_path / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert {file.name for file in (tmp_path / "docs" / "images").iterdir()} == {"confusion.png", "limits.png"}
    assert f"| {REAL} | 1 | 0 (0.0 %)" in made
    assert "open-1: what is it" in made
    assert "held-1" not in made and "real-1" not in made
    said = capsys.readouterr()
    assert said.out.strip() in made and said.err == ""


def test_real_questions_that_are_not_there_are_left_out_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert real_questions(tmp_path / "none.jsonl") == ()
    assert capsys.readouterr().err == f"{NO_REAL}\n"


def test_real_questions_need_neither_kind_nor_family(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text(json.dumps(REAL_ONE) + "\n")
    (question,) = real_questions(tmp_path / "real.jsonl")
    assert (question.id, question.kind) == ("real-1", "real")


@pytest.mark.parametrize("line", ["nonsense", "[]", '{"id": "a"}', "7"])
def test_a_line_that_is_no_question_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(line + "\n")
    with pytest.raises(EvaluationError, match="not a labelled question"):
        read_questions(tmp_path / "some.jsonl")
    with pytest.raises(EvaluationError, match="not a labelled question"):
        real_questions(tmp_path / "some.jsonl")


def test_questions_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"are not there: .*open\.jsonl"):
        evaluate_own(tmp_path / "real.jsonl", tmp_path, tmp_path / "docs", sober_agent())
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(EvaluationError, match="no question in"):
        read_questions(tmp_path / "empty.jsonl")


def test_limits_that_cannot_be_tried_out_faithfully_are_refused() -> None:
    asked = labelled({38}, name="alc-1")
    same = result(asked, 38, understood=understood("ask_alcohol", 0.9))
    check_decisions([same], bootstrap.answering())
    with pytest.raises(EvaluationError, match=r"1 questions are decided otherwise.*alc-1"):
        check_decisions([same, result(asked, 40, understood=same.understood)], bootstrap.answering())


def test_a_missing_model_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_questions(tmp_path)
    monkeypatch.setattr(own_questions, "current_model", lambda models: tmp_path / "none.tar.gz")
    with pytest.raises(EvaluationError, match="there is no model at"):
        evaluate_own(tmp_path / "real.jsonl", tmp_path, tmp_path / "docs")
