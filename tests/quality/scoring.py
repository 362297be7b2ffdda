"""Labelled questions of tests/quality/*.jsonl, and whether a reply is right (the labels are explained in README.md)."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

# Sentences of the document, by number, that say the same: one stands for another.
_SAME = (
    {1, 3, 5, 18, 29}, {2, 4, 19}, {6, 7, 8, 9}, {11, 12, 13, 20}, {15, 30}, {32, 33}, {38, 40}, {35, 41}, {36, 41},
    {21, 22}, {17, 31, 42}, {26, 36},
)  # fmt: skip
# The document's own pointers to the doctor may stand beside every answer.
_POINTERS = frozenset({17, 25, 31, 34, 42, 43})


class Outcome(Enum):
    """What came of a question, worst first."""

    FALSE_ANSWER = "false answer"  # something was shown where the document has nothing
    MISLEADING = "misleading"  # what was shown is beside the point
    MISSED = "missed"  # nothing was shown although the document has something
    INCOMPLETE = "incomplete"  # a part of what is needed was shown
    STRAY = "stray"  # all that is needed was shown, and something else
    RIGHT = "right"


HARMFUL = (Outcome.FALSE_ANSWER, Outcome.MISLEADING)


@dataclass(frozen=True)
class Labelled:
    """A question and what a perfect bot would show; `evidence` holds alternative sets, empty where nothing fits."""

    id: str
    kind: str
    family: str
    question: str
    verdicts: frozenset[str]
    evidence: tuple[frozenset[int], ...]
    also_fine: frozenset[int]
    urgent: bool | None
    """None where both can be said."""

    def outcome(self, shown: Collection[int]) -> Outcome:
        """What the numbers of the sentences shown amount to."""
        if not shown:
            may_refuse = not self.evidence or bool({"not_covered", "off_topic"} & self.verdicts)
            return Outcome.RIGHT if may_refuse else Outcome.MISSED
        if not self.evidence:
            harmless = self.also_fine and set(shown) <= self.also_fine | _POINTERS
            return Outcome.RIGHT if harmless else Outcome.FALSE_ANSWER
        return max((self._against(needed, set(shown)) for needed in self.evidence), key=list(Outcome).index)

    def _against(self, needed: frozenset[int], shown: set[int]) -> Outcome:
        found = [number for number in needed if shown & _same_as(number)]
        if len(found) < len(needed):
            return Outcome.INCOMPLETE if found else Outcome.MISLEADING
        fine = self.also_fine | _POINTERS | {same for each in self.evidence for n in each for same in _same_as(n)}
        return Outcome.RIGHT if shown <= fine else Outcome.STRAY


def read_labelled(file: Path) -> tuple[Labelled, ...]:
    """The questions of a file; raises KeyError or ValueError for a line that is none."""
    return tuple(labelled(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines())


def labelled(plain: Mapping[str, Any]) -> Labelled:
    """A question as it stands in a file; raises KeyError or ValueError where it is none."""
    return Labelled(
        id=str(plain["id"]),
        kind=str(plain["kind"]),
        family=str(plain["family"]),
        question=str(plain["question"]),
        verdicts=frozenset(plain["verdicts"]),
        evidence=tuple(numbers(needed) for needed in plain["evidence"]),
        also_fine=numbers(plain["also_fine"]),
        urgent=bool(plain["urgent"][0]) if len(plain["urgent"]) == 1 else None,
    )


def numbers(sentences: Collection[str]) -> frozenset[int]:
    """S01 -> 1, for each."""
    return frozenset(int(sentence.removeprefix("S")) for sentence in sentences)


def _same_as(number: int) -> set[int]:
    return {number}.union(*(group for group in _SAME if number in group))
