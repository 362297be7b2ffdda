"""The labelled questions measure what was never trained, and cover the kinds that they should."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.leaflet.yaml_source import load_plain
from bot.settings import PROJECT

from .scoring import FOLDER, Labelled, read_labelled

LIKENESS = 90  # of 100 (rapidfuzz ratio of the letters): from here on a phrase is nearly the question
FEWEST = {
    "plain": 60, "colloquial": 60, "typo": 50, "trap": 50, "multi": 50, "attack": 40,
    "urgent": 60, "near-urgent": 40, "other-medicine": 80,
}  # fmt: skip


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == " ").strip()


def halves() -> dict[str, tuple[Labelled, ...]]:
    return {name: read_labelled(FOLDER / f"{name}.jsonl") for name in ("open", "held_out")}


def nearly_trained(questions: Sequence[str]) -> list[str]:
    """Those that a training phrase is nearly like, short ones aside."""
    content = load_plain((PROJECT / "data" / "nlu.yml").read_text(encoding="utf-8"))["nlu"]
    phrases = [letters(line.strip()[2:]) for intent in content for line in intent["examples"].splitlines()]
    long = [each for each in questions if len(letters(each)) > 3]
    near = process.cdist([*map(letters, long)], phrases, scorer=fuzz.ratio, score_cutoff=LIKENESS, workers=-1)
    return [each for each, likeness in zip(long, near.max(axis=1), strict=True) if likeness >= LIKENESS]


def test_no_question_is_nearly_a_training_phrase() -> None:
    assert nearly_trained([each.question for half in halves().values() for each in half]) == []


def test_a_training_phrase_in_other_letters_is_nearly_one() -> None:
    assert nearly_trained(["WHAT KIND OF DRUG IS BACLOFEN??", "zebras in the bath"]) == [
        "WHAT KIND OF DRUG IS BACLOFEN??"
    ]


def test_every_kind_has_enough_questions_in_both_halves() -> None:
    for half in halves().values():
        count = Counter(each.kind for each in half)
        assert {kind for kind, fewest in FEWEST.items() if count[kind] < fewest * 0.9} == set()


def test_no_family_of_phrasing_is_in_both_halves() -> None:
    families = [{(each.kind, each.family) for each in half} for half in halves().values()]
    assert families[0] & families[1] == set()


def test_every_question_has_a_name_of_its_own() -> None:
    ids = [each.id for half in halves().values() for each in half]
    assert len(ids) == len(set(ids))
