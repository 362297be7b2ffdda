"""What is taken for what: the part of the leaflet that a question needs against the part that was shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tests.quality.scoring import Labelled, Outcome
from tools.evaluation.asking import Result

NOTHING = "nothing"

# The leaflet's sentences by what they are about, each in one group, in the order of the picture.
GROUPS = {
    "what it is and is for": (1, 3, 5, 18, 29),
    "other uses": (24, 25),
    "against addiction": (21, 22, 23),
    "how it works": (2, 19, 6, 7, 8, 9),
    "tablet form": (4,),
    "benefits": (11, 12, 13, 20),
    "how well it works": (10, 27, 28),
    "side effects": (14, 15, 30),
    "in higher doses": (16,),
    "serious side effects": (32, 33, 34),
    "addictive": (37,),
    "stopping": (39,),
    "alcohol": (38, 40),
    "illnesses to tell": (35,),
    "other medicines": (36,),
    "medical history": (26, 41),
    "speak to your doctor": (17, 31, 42, 43),
}
_GROUP_OF = {number: group for group, numbers in GROUPS.items() for number in numbers}
_FOUND = (Outcome.RIGHT, Outcome.STRAY)  # all that is needed is there

Cell = tuple[str, str]


@dataclass(frozen=True)
class Confusion:
    """Counts by (needed, shown); `names` are those that occur, in the order of the picture."""

    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def confusion_of(results: Iterable[Result]) -> Confusion:
    """Count every part that a question needs once; a question that needs none counts as one for nothing."""
    cells = Counter(cell for each in results for cell in cells_of(each.asked, each.shown))
    names = tuple(name for name in (*GROUPS, NOTHING) if any(name in cell for cell in cells))
    return Confusion(names, tuple(tuple(cells[needed, shown] for shown in names) for needed in names))


def cells_of(asked: Labelled, shown: Sequence[int]) -> list[Cell]:
    """(needed, shown) for every part that the question needs; `shown` in the order in which it was shown."""
    outcome = asked.outcome(shown)
    if not asked.evidence or (outcome is Outcome.RIGHT and not shown):
        return [(NOTHING, NOTHING if outcome is Outcome.RIGHT else group_of(shown[0]))]
    parts = [group_of(number) for number in shown]
    needed = _needed(asked, parts)
    if outcome in _FOUND:
        return [(each, each) for each in needed]
    others = [part for part in parts if part not in needed]
    instead = others[0] if others else NOTHING
    return [(each, each if each in parts else instead) for each in needed]


def group_of(number: int) -> str:
    """What a sentence is about.

    >>> group_of(40)
    'alcohol'
    """
    return _GROUP_OF[number]


def _needed(asked: Labelled, parts: Collection[str]) -> list[str]:
    """The parts of the leaflet that are needed: of alternative sets the one of which most is shown, else the first."""
    alternatives = [list(dict.fromkeys(map(group_of, sorted(needed)))) for needed in asked.evidence]
    return max(alternatives, key=lambda groups: sum(group in parts for group in groups) / len(groups))
