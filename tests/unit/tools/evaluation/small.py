"""Small labelled questions and results."""

from bot.leaflet.question import Kind, Mention, Question
from tests.quality.scoring import Labelled
from tools.evaluation.asking import Result, Understood

NOT_ASKED = Understood()


def labelled(
    *evidence: set[int], name: str = "a", kind: str = "plain", question: str = "?", urgent: bool | None = False
) -> Labelled:
    """A question that needs one of these sets of sentences, or none."""
    verdicts = frozenset({"answered" if evidence else "not_covered"})
    sets = tuple(frozenset(each) for each in evidence)
    return Labelled(name, kind, "f", question, verdicts, sets, frozenset(), urgent)


def result(asked: Labelled, *shown: int, urgent: bool = False, understood: Understood = NOT_ASKED) -> Result:
    """The question, and the sentences that were shown for it."""
    return Result(asked, shown, urgent, understood)


def understood(intent: str, confidence: float) -> Understood:
    """A message with a word for this medicine, of one question that is understood so surely."""
    medicine = Mention(Kind.THIS_MEDICINE, "baclofen")
    question = Question("about baclofen please", intent, confidence, (medicine,), ((intent, confidence),), ((),))
    return Understood(intent, (question,))
