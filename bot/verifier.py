"""Decides which topic a question is about, or that nothing may be quoted.

A classifier that must choose among 90 intents is often unsure between two that lead to the same sentence, and sure of
one where the rest of its doubt says "not in the document". So the confidence of all intents that lead to the same
sentence is added up, and a sentence is quoted only when it has more than any other outcome and enough of it. How much
is enough depends on the words of the question that no phrase leading to that sentence has: who asks "what font is
it printed in" does not ask what form it comes in.
"""

from collections import defaultdict
from dataclasses import dataclass

from bot.leaflet.document import Sentence
from bot.leaflet.question import Kind, Question
from bot.leaflet.topics import Topic, Topics

ASK = "ask_"  # the intent ask_alcohol asks about the topic alcohol

# The support a sentence needs when no word, one word, or more are left unexplained; more where the message has no word
# for this medicine. Chosen by 5-fold cross-validation on data/nlu.yml, so that of what is shown at the limit about
# three in four are to the point. See docs/decisions/0003 and 0006.
ENOUGH = (0.6, 0.75, 0.85)
ENOUGH_UNADDRESSED = (0.75, 0.8, 0.9)
_LIKELY = 0.15  # a topic on which the document is silent is named in the reply from this confidence on
_LIKELY_OTHER = 0.4  # and what is no topic (a greeting, another medicine) is answered as such


@dataclass(frozen=True)
class Decision:
    """The intent to answer, and its topic where it has one; `sure` is False where no outcome has enough support."""

    intent: str
    topic: Topic | None
    sure: bool = True


def decide(question: Question, topics: Topics) -> Decision:
    """The best supported outcome of a question."""
    support: dict[Sentence | None, float] = defaultdict(float)
    for intent, confidence in question.ranking:
        support[_evidence(intent, topics)] += confidence
    best = max(support, key=lambda evidence: support[evidence])
    if best is not None and support[best] < _needed(question, best, topics):
        best = None
    leading = [(intent, c) for intent, c in question.ranking if _evidence(intent, topics) == best]
    intent, confidence = max(leading, key=lambda each: each[1], default=(question.intent, 0.0))
    topic = _topic(intent, topics)
    return Decision(intent, topic, sure=best is not None or confidence >= (_LIKELY if topic else _LIKELY_OTHER))


def _needed(question: Question, evidence: Sentence, topics: Topics) -> float:
    """The support the sentence needs, by the words that none of the intents leading to it explains."""
    left = [
        set(words)
        for (intent, _), words in zip(question.ranking, question.unexplained, strict=False)
        if _evidence(intent, topics) == evidence
    ]
    unexplained = set.intersection(*left) if left else set()
    enough = ENOUGH if _is_addressed(question) else ENOUGH_UNADDRESSED
    return enough[min(len(unexplained), len(enough) - 1)]


def _is_addressed(question: Question) -> bool:
    """Whether the message has a word for this medicine."""
    return any(m.kind in (Kind.THIS_MEDICINE, Kind.REFERENCE) for m in (*question.mentions, *question.around))


def _topic(intent: str, topics: Topics) -> Topic | None:
    return topics.by_name.get(intent.removeprefix(ASK))


def _evidence(intent: str, topics: Topics) -> Sentence | None:
    """The first sentence an intent leads to; None for all that quote nothing."""
    topic = _topic(intent, topics)
    return topic.quotes[0] if topic and topic.quotes else None
