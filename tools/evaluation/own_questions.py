"""Where the parts are joined: the project's own questions through the model, into docs/evaluation.md and pictures."""

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain

from bot import bootstrap
from bot.agent.loading import AgentError, load_agent
from bot.answering import Answering
from bot.language.encoder import EncoderError
from bot.settings import PROJECT, read_settings
from bot.trackers import ConversationStore
from bot.training import current_model
from tests.quality.scoring import FOLDER, Labelled, read_labelled
from tools.evaluation import EvaluationError
from tools.evaluation.asking import Result, ask_all
from tools.evaluation.confusion import confusion_of
from tools.evaluation.figures import Figures, figures_of
from tools.evaluation.limits import decided_anew, settings_of
from tools.evaluation.page import NO_REAL, Evaluated, page, tables
from tools.evaluation.pictures import draw_confusion, draw_limits

OPEN = "open"
HALVES = {OPEN: "open.jsonl", "held-out": "held_out.jsonl"}
DOCS = PROJECT / "docs"


def evaluate_own(real: Path, questions: Path = FOLDER, docs: Path = DOCS, agent: Agent | None = None) -> None:
    """Score, write the page and the pictures into `docs`, and print the tables.

    `real` is the file of real questions, which need not be there; the agent is the current model's unless one is given.
    Raises EvaluationError.
    """
    asked = {name: read_questions(questions / file) for name, file in HALVES.items()}
    evaluated = asyncio.run(_evaluated(agent or _current_agent(), asked, real_questions(real)))
    write(evaluated, docs, bootstrap.answering())
    print(tables(evaluated))


def read_questions(file: Path) -> tuple[Labelled, ...]:
    """The labelled questions of a file; raises EvaluationError where it holds none."""
    try:
        found = read_labelled(file)
    except FileNotFoundError as err:
        raise EvaluationError(f"the questions are not there: {file}") from err
    except (ValueError, KeyError, TypeError) as err:
        raise EvaluationError(f"{file}: a line is not a labelled question") from err
    if not found:
        raise EvaluationError(f"no question in {file}")
    return found


def real_questions(file: Path) -> tuple[Labelled, ...]:
    """The real questions, which have neither kind nor family; none where the file is not there, which is said."""
    if not file.is_file():
        print(NO_REAL, file=sys.stderr)
        return ()
    with tempfile.TemporaryDirectory() as folder:
        labelled = Path(folder) / file.name
        labelled.write_text("".join(_with_kind(line) for line in file.open(encoding="utf-8")), encoding="utf-8")
        return read_questions(labelled)


def write(evaluated: Evaluated, docs: Path, answering: Answering) -> None:
    """The page and the pictures; raises EvaluationError when the limits cannot be tried out faithfully."""
    both = [each for results in evaluated.halves.values() for each in results]
    check_decisions(both, answering)
    curves = {f"{name} half": settings_of(results, answering) for name, results in evaluated.halves.items()}
    draw_confusion(confusion_of(both), docs / "images" / "confusion.png")
    draw_limits(curves, docs / "images" / "limits.png")
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "evaluation.md").write_text(page(evaluated, evaluated.halves[OPEN]), encoding="utf-8")


def check_decisions(results: Iterable[Result], answering: Answering) -> None:
    """Raises EvaluationError when deciding anew at the chosen limits does not show what the bot showed."""
    other = [each.asked.id for each in results if decided_anew(each, answering).shown != each.shown]
    if other:
        raise EvaluationError(
            f"{len(other)} questions are decided otherwise than by the bot, such as {other[0]}: "
            "tools/evaluation/limits.py no longer follows actions/"
        )


async def _evaluated(agent: Agent, asked: Mapping[str, Sequence[Labelled]], real: Sequence[Labelled]) -> Evaluated:
    halves = {name: await ask_all(agent, questions) for name, questions in asked.items()}
    figures: Figures | None = figures_of(await ask_all(agent, real)) if real else None
    return Evaluated(halves, figures)


def _current_agent() -> Agent:
    try:
        store = ConversationStore(Domain.empty())
        return load_agent(current_model(read_settings().models), store)
    except (AgentError, EncoderError) as err:
        raise EvaluationError(str(err)) from err


def _with_kind(line: str) -> str:
    try:
        return json.dumps({"kind": "real", "family": "", **json.loads(line)}) + "\n"
    except (ValueError, TypeError):
        return line  # which is then refused as no labelled question
