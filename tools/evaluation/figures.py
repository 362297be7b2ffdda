"""The figures of some results: how many are right, how many do harm, and what became of the emergencies."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.quality.scoring import Outcome
from tools.evaluation.asking import Result


@dataclass(frozen=True)
class Figures:
    """Counts of questions; of the emergencies only those about which there are no two opinions."""

    asked: int = 0
    right: int = 0
    misleading: int = 0
    false_answers: int = 0
    missed: int = 0
    partly: int = 0
    """Incomplete, or with something that does not belong."""
    noticed: int = 0
    emergencies: int = 0
    false_notices: int = 0

    @property
    def harm(self) -> int:
        """What is shown is beside the point, or shown where the leaflet has nothing."""
        return self.misleading + self.false_answers

    @property
    def right_share(self) -> float:
        """From 0 to 1."""
        return self.right / max(self.asked, 1)

    @property
    def harm_share(self) -> float:
        """From 0 to 1."""
        return self.harm / max(self.asked, 1)


def figures_of(results: Iterable[Result]) -> Figures:
    """Count."""
    results = tuple(results)
    outcomes = Counter(each.outcome for each in results)
    return Figures(
        asked=len(results),
        right=outcomes[Outcome.RIGHT],
        misleading=outcomes[Outcome.MISLEADING],
        false_answers=outcomes[Outcome.FALSE_ANSWER],
        missed=outcomes[Outcome.MISSED],
        partly=outcomes[Outcome.INCOMPLETE] + outcomes[Outcome.STRAY],
        noticed=sum(each.asked.urgent is True and each.urgent for each in results),
        emergencies=sum(each.asked.urgent is True for each in results),
        false_notices=sum(each.is_false_notice for each in results),
    )


def figures_by_kind(results: Iterable[Result]) -> dict[str, Figures]:
    """The figures of each kind of question, in the order in which the kinds come first."""
    kinds: dict[str, list[Result]] = {}
    for each in results:
        kinds.setdefault(each.asked.kind, []).append(each)
    return {kind: figures_of(of_kind) for kind, of_kind in kinds.items()}
