"""What a question may mean, to ask the patient back when it cannot be told: at most three intents."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from bot.leaflet.document import Sentence
from bot.leaflet.intents import ASK
from bot.leaflet.question import Kind, Question
from bot.leaflet.topics import Topic, Topics
from bot.mentions import is_about_another_medicine, is_bare, is_terse, topic_by_mention

MOST = 3  # choices; more are not read
_LIKELY = 0.1  # confidence from which a topic is offered
_LIKELY_BESIDE = 0.2  # the same beside a reply that is given, where what is offered must have something to show

# What a thing named by itself ("baclofen and hiccups") may be: an effect, a use, an illness that the patient has;
_OF_A_THING = ("ask_named_side_effect", "ask_named_use", "ask_own_condition")
# and what else a topic may be where no more than its name is said ("baclofen and alcohol").
_DOUBLE = {"alcohol": ("ask_addiction_treatment",), "addiction_treatment": ("ask_alcohol", "ask_addictiveness")}


def meanings(question: Question, topics: Topics) -> tuple[str, ...]:
    """The likeliest intents about this medicine, each of another topic."""
    return tuple(intent for intent, _ in _by_topic(question, topics, _LIKELY))[:MOST]


def other_meanings(
    question: Question, topics: Topics, answered: str | None, shown: Collection[Sentence] = ()
) -> tuple[str, ...]:
    """Beside a reply about the topic `answered`: what else the question may well mean of which the document says more
    than was `shown`."""
    if question.is_settled:
        return ()
    if is_bare(question):
        found = list(_OF_A_THING) if question.mentioned(Kind.TERM, Kind.CONDITION) else []
    elif is_terse(question):
        found = list(_DOUBLE.get(answered or "", ()))
    else:
        likely = _by_topic(question, topics, _LIKELY_BESIDE)
        found = [intent for intent, topic in likely if topic.name != answered and not set(topic.quotes) <= set(shown)]
    return tuple(intent for intent in found if intent != f"{ASK}{answered}")[: MOST - 1]


def _by_topic(question: Question, topics: Topics, likely: float) -> Iterator[tuple[str, Topic]]:
    """Intents and the topics they lead to, the likeliest topic first."""
    first: dict[str, str] = {}
    total: dict[str, float] = defaultdict(float)
    for intent, confidence in question.ranking:
        own = topics.by_name.get(intent.removeprefix(ASK)) if intent.startswith(ASK) else None
        topic = topic_by_mention(own, question, topics)
        if own is None or topic is None or is_about_another_medicine(question, topic):
            continue
        first.setdefault(topic.name, intent)
        total[topic.name] += confidence
    for name in sorted(total, key=lambda name: -total[name]):
        if total[name] >= likely:
            yield first[name], topics.by_name[name]
