"""Decides which topic a question is about, or that nothing may be quoted.

A classifier that must choose among 90 intents is often unsure between two that lead to the same sentence, and sure of
one where the rest of its doubt says "not in the document". So the confidence of all intents that lead to the same
sentence is added up, and a sentence is quoted only when it has more than any other outcome and enough of it. How much
is enough depends on the words of the question that no phrase leading to that sentence has: who asks "what font is
it printed in" does not ask what form it comes in.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.leaflet.document import Sentence
from bot.leaflet.intents import ASK
from bot.leaflet.question import Kind, Question
from bot.leaflet.topics import Topic, Topics
from bot.mentions import is_about_another_medicine, topic_by_mention

# The support a sentence needs when no word, one word, or more are left unexplained; more where the message has no word
# for this medicine. Cross-validation on data/nlu.yml, whole sources of phrases held out, would allow less (five in six
# to the point at the limit); the labelled questions of tests/quality asked for more. See docs/decisions/0012.
ENOUGH = (0.72, 0.84, 0.92)
ENOUGH_UNADDRESSED = (0.84, 0.92, 0.96)
_LIKELY = 0.15  # a topic on which the document is silent is named in the reply from this confidence on
_LIKELY_OTHER = 0.4  # and what is no topic (a greeting, another medicine) is answered as such


# Topics of one matter: where two of them share the support, what the document says to both is shown.
MATTERS = (
    frozenset({
        *("what_is", "named_class", "uses", "named_use", "other_uses", "how_it_works", "mechanism", "benefits"),
        *("pain_relief", "effectiveness"),
    }),
    frozenset({
        *("side_effects", "common_side_effects", "named_side_effect", "serious_side_effects", "mind_effects"),
        *("higher_dose", "side_effect_action", "side_effect_duration"),
    }),
    frozenset({"own_condition", "condition_worse", "contraindications", "tell_doctor", "precautions"}),
    frozenset({"addiction_treatment", "addiction_history", "addictiveness"}),
)  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """The intent to answer, and its topic where it has one; `also` is the other topic where two of one matter are asked
    as likely. `sure` is False where no outcome has enough support."""

    intent: str
    topic: Topic | None
    sure: bool = True
    also: Topic | None = None


def decide(question: Question, topics: Topics) -> Decision:
    """The best supported outcome of a question."""
    outcomes = [topic_by_mention(_topic(intent, topics), question, topics) for intent, _ in question.ranking]
    evidence = [_evidence(topic, question) for topic in outcomes]
    support: dict[Sentence | None, float] = defaultdict(float)
    for found, (_, confidence) in zip(evidence, question.ranking, strict=True):
        support[found] += confidence
    best = max(support, key=lambda found: support[found])
    also = None
    if best is not None and support[best] < _needed(question, [found == best for found in evidence]):
        also = _second(best, support, outcomes, evidence)
        leads = [found in (best, also) and found is not None for found in evidence]
        if also is None or support[best] + support[also] < _needed(question, leads):
            best = also = None
    leading = [i for i, found in enumerate(evidence) if found == best]
    if not leading:
        return Decision(question.intent, _topic(question.intent, topics), sure=False)
    likeliest = _likeliest(leading, outcomes, question)
    (intent, confidence), topic = question.ranking[likeliest], outcomes[likeliest]
    if also is not None:
        return Decision(intent, topic, also=outcomes[evidence.index(also)])
    return Decision(intent, topic, sure=best is not None or confidence >= (_LIKELY if topic else _LIKELY_OTHER))


def _likeliest(leading: Sequence[int], outcomes: Sequence[Topic | None], question: Question) -> int:
    """Of these guesses, by place in the ranking, the first of the topic that has most of their confidence."""
    total: dict[str, float] = defaultdict(float)
    names = {i: topic.name if (topic := outcomes[i]) else question.ranking[i][0] for i in leading}
    for i, name in names.items():
        total[name] += question.ranking[i][1]
    return max(leading, key=lambda i: (total[names[i]], question.ranking[i][1]))


def _second(
    best: Sentence,
    support: Mapping[Sentence | None, float],
    outcomes: Sequence[Topic | None],
    evidence: Sequence[Sentence | None],
) -> Sentence | None:
    """The next best supported sentence, where it is of the same matter and outweighs that nothing is shown."""
    others = [found for found in support if found is not None and found != best]
    second = max(others, key=lambda found: support[found], default=None)
    if second is None or support[second] < support.get(None, 0.0):
        return None
    pair = {topic.name for sentence in (best, second) if (topic := outcomes[evidence.index(sentence)])}
    return second if any(pair <= matter for matter in MATTERS) else None


def _needed(question: Question, leading: Sequence[bool]) -> float:
    """The support a sentence needs, by the words that none of the intents leading to it explains; none where all
    guesses lead to it, as they do when what is named decides alone."""
    if len(leading) > 1 and all(leading):
        return 0.0
    left = [set(words) for leads, words in zip(leading, question.unexplained, strict=False) if leads]
    unexplained = set.intersection(*left) if left else set()
    enough = ENOUGH if is_addressed(question) else ENOUGH_UNADDRESSED
    return enough[min(len(unexplained), len(enough) - 1)]


def is_addressed(question: Question) -> bool:
    """Whether the message has a word for this medicine."""
    return any(m.kind in (Kind.THIS_MEDICINE, Kind.REFERENCE) for m in (*question.mentions, *question.around))


def _topic(intent: str, topics: Topics) -> Topic | None:
    return topics.by_name.get(intent.removeprefix(ASK))


def _evidence(topic: Topic | None, question: Question) -> Sentence | None:
    """The first sentence a topic leads to; None for all that quote nothing."""
    if topic is None or not topic.quotes or is_about_another_medicine(question, topic):
        return None
    return topic.quotes[0]
