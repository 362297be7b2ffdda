"""What stricter and looser limits of the verifier would bring: the understood questions, decided anew for each setting.

All limits (the constants ENOUGH... of bot.verifier) move at once: a factor stretches what each of them is short of 1.
At 1 they are the chosen ones, below it stricter, above it looser.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

import yaml

from bot import verifier
from bot.answering import Answering
from bot.leaflet.answer import Quote, Reply
from bot.settings import PROJECT
from tools.evaluation import EvaluationError
from tools.evaluation.asking import Result, Understood
from tools.evaluation.figures import Figures, figures_of

CHOSEN = 1.0
FACTORS = (3.0, 2.5, 2.0, 1.75, 1.5, 1.35, 1.2, 1.1, CHOSEN, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05)
RULES = PROJECT / "data" / "rules.yml"

_LOWEST, _HIGHEST = 0.3, 0.999
_NAME = "ENOUGH"  # the limits' names begin so
_ANSWERING = ("action_answer_question", "action_decline_other_matter")  # the actions that decide by the limits
_NOTIFYING = "action_handle_emergency"

Limits = float | Sequence[float]


@dataclass(frozen=True)
class Setting:
    """A setting of the limits and the figures that it brings."""

    factor: float
    figures: Figures


def settings_of(results: Iterable[Result], answering: Answering, factors: Iterable[float] = FACTORS) -> list[Setting]:
    """The figures for each factor, in its order; raises EvaluationError where bot.verifier has no limits."""
    results = tuple(results)
    found = []
    for factor in factors:
        with moved_limits(factor):
            found.append(Setting(factor, figures_of(decided_anew(each, answering) for each in results)))
    return found


def decided_anew(result: Result, answering: Answering) -> Result:
    """The result as the present limits have it; what was not understood by the model stays as it is."""
    if not result.understood.intent:
        return result
    reply = _reply(result.understood, answering)
    quotes = [line.sentence.number for line in reply.lines if isinstance(line, Quote)] if reply else []
    return replace(result, shown=tuple(quotes))


@contextmanager
def moved_limits(factor: float) -> Iterator[None]:
    """All limits of bot.verifier moved by a factor, and put back at the end."""
    chosen: dict[str, Limits] = {name: value for name, value in vars(verifier).items() if name.startswith(_NAME)}
    if not chosen:
        raise EvaluationError(f"bot.verifier has no limits: no constant of it begins with {_NAME}")
    try:
        for name, limits in chosen.items():
            setattr(verifier, name, _moved(limits, factor))
        yield
    finally:
        for name, limits in chosen.items():
            setattr(verifier, name, limits)


def scaled(limit: float, factor: float) -> float:
    """A limit moved by a factor.

    >>> [round(scaled(0.75, factor), 4) for factor in (3, 2, 1, 0.5, 0.001)]
    [0.3, 0.5, 0.75, 0.875, 0.999]
    """
    return limit if factor == CHOSEN else min(max(1 - (1 - limit) * factor, _LOWEST), _HIGHEST)


def _moved(limits: Limits, factor: float) -> Limits:
    return tuple(scaled(each, factor) for each in limits) if isinstance(limits, Sequence) else scaled(limits, factor)


def _reply(understood: Understood, answering: Answering) -> Reply | None:
    """What the action for the intent replies in a new conversation; None where it quotes nothing."""
    action = actions_by_intent().get(understood.intent)
    if action == _NOTIFYING:
        return answering.emergency(understood.intent, understood.questions)
    return answering.reply(understood.questions) if action in _ANSWERING else None


@cache
def actions_by_intent() -> Mapping[str, str]:
    """The action or response that data/rules.yml has for each intent.

    >>> actions_by_intent()["ask_alcohol"], actions_by_intent()["greet"]
    ('action_answer_question', 'utter_greet')
    """
    rules = yaml.safe_load(RULES.read_text(encoding="utf-8"))["rules"]
    found = {}
    for rule in rules:
        asked, done = rule["steps"][:2]
        for step in asked.get("or", [asked]):
            found[str(step["intent"])] = str(done["action"])
    return found
