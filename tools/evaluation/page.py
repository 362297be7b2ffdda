"""docs/evaluation.md: the figures as tables, the two pictures, and the worst cases of the open half."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.quality.scoring import Labelled, Outcome
from tools.evaluation.asking import Result
from tools.evaluation.figures import Figures, figures_by_kind, figures_of

LONGEST_QUESTION = 160  # characters
WORST = 20
REAL = "real questions (MedicationQA, not part of the project)"
NO_REAL = "The real questions (MedicationQA, not part of the project) are not beside the project: left out."

_MOST_WANTED = 4  # alternatives that are named

_HEAD = """# How good it is

Made by `make evaluate` from the labelled questions of `tests/quality/`; never change it by hand. Of the held-out half
and of real questions there are only figures here, so that they keep telling how it does on what nobody looked at.

- *Right*: all that is needed is shown and nothing else; where the leaflet is silent, nothing is.
- *Harm*: what is shown is beside the point, or the leaflet has nothing to show (a false answer).
- *Notice*: the emergency notice. Questions on which both can be said are not counted.
"""
_CONFUSION = """## What is taken for what

![What the questions need, by what was shown](images/confusion.png)

Both halves. A row is a part of the leaflet that questions need, a column what was shown; blue is right, orange is not,
and how strong the colour is tells the share of the row. A question that needs several parts counts once for each.
"""
_LIMITS = """## Where the limits lie

![Right against harm, from strict to loose limits](images/limits.png)

How sure the bot has to be before it quotes (the limits of `bot/verifier.py`). Every point is another setting, all
limits moved at once; the large ones are what was chosen.
"""
_WORST = """## The worst of the open half

False answers first, then what is beside the point, emergencies without a notice, and what was missed; at most {most}.
S01 is the leaflet's first sentence.
"""


@dataclass(frozen=True)
class Evaluated:
    """The results of the halves by name, and the figures of the real questions where they are there."""

    halves: Mapping[str, Sequence[Result]]
    real: Figures | None = None


def page(evaluated: Evaluated, open_half: Sequence[Result]) -> str:
    """The whole page; questions are only shown of the open half."""
    parts = [_HEAD, tables(evaluated), _CONFUSION, _LIMITS, _WORST.format(most=WORST), worst_table(open_half)]
    return "\n".join(parts)


def tables(evaluated: Evaluated) -> str:
    """All questions, a row for each half and for the real ones; then by kind."""
    figures = {f"{name} half": figures_of(results) for name, results in evaluated.halves.items()}
    if evaluated.real:
        figures[REAL] = evaluated.real
    note = "" if evaluated.real else f"\n{NO_REAL}\n"
    return f"## All questions\n\n{_table_of_all(figures)}{note}\n## By kind\n\n{_table_by_kind(evaluated.halves)}"


def worst(results: Iterable[Result]) -> list[Result]:
    """The worst first, as they come within a class; what is merely incomplete is not among them."""
    bad = [each for each in results if _badness(each) is not None]
    return sorted(bad, key=lambda each: _badness(each) or 0)[:WORST]


def worst_table(results: Iterable[Result]) -> str:
    """A row for each of the worst."""
    rows = [(_what(each), _cell(each.asked.question), _shown(each), _wanted(each.asked)) for each in worst(results)]
    return _table(("what", "question", "shown", "wanted"), rows)


def shortened(text: str, longest: int = LONGEST_QUESTION) -> str:
    """The text on one line, at most so many characters.

    >>> shortened("can I  drink wine", 11)
    'can I drin…'
    """
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _table_of_all(figures: Mapping[str, Figures]) -> str:
    head = ("", "questions", "right", "harm", "beside the point", "false answers", "missed", "in part or too much")
    rows = [
        (name, f.asked, _share(f.right, f.asked), _share(f.harm, f.asked), f.misleading, f.false_answers, f.missed,
         f.partly, *_emergencies(f))
        for name, f in figures.items()
    ]  # fmt: skip
    return _table((*head, "emergencies noticed / missed", "false notices"), rows)


def _table_by_kind(halves: Mapping[str, Sequence[Result]]) -> str:
    names = ("right", "harm", "emergencies noticed / missed", "false notices")
    by_kind = [figures_by_kind(results) for results in halves.values()]
    kinds = dict.fromkeys(kind for figures in by_kind for kind in figures)
    rows = [(kind, *(cell for figures in by_kind for cell in _of_kind(figures.get(kind, Figures())))) for kind in kinds]
    return _table(("kind", *(f"{half}: {name}" for half in halves for name in names)), rows)


def _of_kind(f: Figures) -> tuple[object, ...]:
    return f"{f.right}/{f.asked}", f.harm, *_emergencies(f)


def _emergencies(f: Figures) -> tuple[object, ...]:
    return f"{f.noticed} / {f.emergencies - f.noticed}" if f.emergencies else "–", f.false_notices


def _share(count: int, of: int) -> str:
    return f"{count} ({100 * count / max(of, 1):.1f} %)"


def _badness(result: Result) -> int | None:
    """0 for the worst; None for what is not bad."""
    signs = (
        result.outcome is Outcome.FALSE_ANSWER,
        result.outcome is Outcome.MISLEADING,
        result.is_missed_emergency,
        result.outcome is Outcome.MISSED,
    )
    return signs.index(True) if any(signs) else None


def _what(result: Result) -> str:
    outcome = [] if result.outcome is Outcome.RIGHT else [result.outcome.value]
    return ", ".join([*outcome, *(["no notice"] if result.is_missed_emergency else [])])


def _shown(result: Result) -> str:
    return _with_notice([_sentences(result.shown)] if result.shown else [], notice=result.urgent)


def _wanted(asked: Labelled) -> str:
    alternatives = [_sentences(sorted(needed)) for needed in asked.evidence[:_MOST_WANTED]]
    more = ["…"] if len(asked.evidence) > _MOST_WANTED else []
    return _with_notice([*alternatives, *more], notice=asked.urgent is True)


def _with_notice(alternatives: Sequence[str], *, notice: bool) -> str:
    parts = [" or ".join(alternatives)] if alternatives else []
    return ", ".join([*parts, *(["the notice"] if notice else [])]) or "nothing"


def _sentences(numbers: Iterable[int]) -> str:
    return " + ".join(f"S{number:02}" for number in numbers)


def _cell(text: str) -> str:
    """A patient's words as they were typed, whatever Markdown would make of them."""
    plain = shortened(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    for sign in "|`*_[]#~":
        plain = plain.replace(sign, f"\\{sign}")
    return plain


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)
