"""What was named before, in a turn that asks on without naming it: "how well does it work for that?"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.context import Context, Matter
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topic, Topics

# Topics whose answer depends on what it is asked of.
OF_WHAT = {
    *("side_effect_action", "side_effect_duration", "when_doctor", "named_side_effect"),
    *("benefits", "effectiveness", "how_it_works"),
}
# What a topic names, where the patient did not.
_BY_TOPIC = {
    "addiction_treatment": (Mention(Kind.TERM, "addiction", "alcohol use disorder"),),
    "serious_side_effects": (Mention(Kind.TERM, "serious side effects", "seizures"),),
    "mind_effects": (Mention(Kind.TERM, "changes of mood", "mental or mood changes"),),
}
_ACTION = "side_effect_action"


def with_named(question: Question, topic: Topic, context: Context, topics: Topics) -> Question:
    """The question about this topic with the things that were named before, where it depends on them."""
    if topic.name not in OF_WHAT or question.mentioned(Kind.TERM, Kind.CONDITION):
        return question
    named: Sequence[Mention] = next((found for matter in context.recent if (found := _named_in(matter))), ())
    if topic.name == _ACTION:  # what to do depends on a serious effect alone
        named = [mention for mention in named if _is_serious(mention, topics)]
    return replace(question, mentions=(*question.mentions, *named))


def _named_in(matter: Matter) -> Sequence[Mention]:
    """The things of the document that a matter was about."""
    named = matter.questions[-1].spoken_of(Kind.TERM) if matter.questions else ()
    return tuple(mention for mention in named if not mention.near) or _BY_TOPIC.get(matter.topics[-1], ())


def _is_serious(mention: Mention, topics: Topics) -> bool:
    quotes = topics.lists["side_effects"].quotes_for(mention.term or "")
    return bool(quotes) and set(quotes) <= set(topics.by_name["serious_side_effects"].quotes)
