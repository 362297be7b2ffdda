"""A turn in a conversation, in short."""

from bot.bootstrap import answering
from bot.dialogue.completing import in_context
from bot.dialogue.context import Context, Matter
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Kind, Mention, Question

BACLOFEN, IT = Mention(Kind.THIS_MEDICINE, "Baclofen"), Mention(Kind.REFERENCE, "it")
IBUPROFEN, GOUT = Mention(Kind.MEDICINE, "ibuprofen"), Mention(Kind.CONDITION, "gout")
HEADACHES, HICCUPS = Mention(Kind.TERM, "headaches", "headache"), Mention(Kind.TERM, "hiccups", "hiccups")
SEIZURES = Mention(Kind.TERM, "fits", "seizures")
KIDNEYS = Mention(Kind.TERM, "kidneys", "kidney disease")
UNSURE = {"ask_dose": 0.3, "ask_food": 0.2}


def question(text: str, ranking: dict[str, float], *mentions: Mention) -> Question:
    """A question with the confidences of its intents, the likeliest first."""
    (intent, confidence), *_ = ranking.items()
    return Question(text, intent, confidence, mentions, tuple(ranking.items()))


def after(*topics: str) -> Context:
    """What is known when these topics were answered in turn."""
    return Context(tuple(Matter((), (topic,), (), (), Verdict.ANSWERED, 0.0) for topic in topics))


def completed(asked: Question, *topics: str) -> Question:
    """The question as it is meant after these topics."""
    return in_context(asked, after(*topics), answering().topics)
