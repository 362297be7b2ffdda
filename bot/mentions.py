"""What the things that a patient names decide, whatever the classifier makes of the rest of the question."""

import re
from collections.abc import Iterable, Iterator

from bot.leaflet.document import Sentence
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topic, Topics

# Topics in which another medicine is what the question is about, beside this one: named ("can I take ibuprofen?"),
_BESIDE_OTHERS = {
    *("named_medicine", "which_medicines", "other_medicines", "side_effects_with_medicine"),
    *("difference", "comparison", "alternatives", "brand_names"),
}
# or with a word for this one ("I was on heroin, can I take it?").
_BESIDE_OTHERS_WITH_IT = {"own_condition", "addiction_treatment", "addiction_history", "named_class"}
# Topics that become another one when the patient names a side effect: "is it safe, I see things that are not there".
_YIELDING = {"effectiveness", "safety", "precautions", "benefits", "mind_effects"}
_ACTING = {"side_effect_action", "side_effect_duration", "when_doctor"}
# Topics that become another one when another medicine is named beside this one: "how are the two used".
_BESIDE = {
    **dict.fromkeys(
        (
            *("how_taken", "how_it_works", "drinks", "safety", "precautions", "which_medicines", "other_medicines"),
            *("contraindications", "tell_doctor", "when_doctor", "higher_dose", "uses", "benefits", "effectiveness"),
        ),
        "named_medicine",
    ),
    **dict.fromkeys(("side_effects", "serious_side_effects", "side_effect_action"), "side_effects_with_medicine"),
}
BY_MENTION_ALONE = {"side_effects_with_medicine", "common_side_effects"}  # topics that no intent leads to
# And when an illness is named that the document does not name: "how to use it in malaria", "is it safe with asthma".
_WITH_CONDITION = {
    **dict.fromkeys(("how_taken", "uses", "benefits", "effectiveness", "pain_relief"), "named_use"),
    **dict.fromkeys(("safety", "precautions", "contraindications"), "own_condition"),
}
# Topics whose list a thing named by itself is looked for in; the first that holds it is asked about.
_OF_THINGS = ("named_side_effect", "named_use", "own_condition", "named_class", "named_medicine")

_WORD = re.compile(r"[^\W_]+")
_SIDE_EFFECTS = re.compile(r"\b(?:side|adverse|ill)[ -]?[ae]ff?ects?\b", re.IGNORECASE)
_WORSENING = re.compile(r"\b(?:worse|worst|worsen\w*|aggravat\w*|exacerbat\w*|flare\w*)\b", re.IGNORECASE)
# Which side effects are asked for: "what are the bad ones".
_COMMON = {"common", "usual", "normal", "typical", "ordinary"}
_SORTS = re.compile(
    rf"\b({'|'.join(sorted(_COMMON))}|serious|severe|worst|dangerous|bad ones)\b",
    re.IGNORECASE,
)
# Illnesses that the document names as reasons to take it.
BACKGROUND = {"multiple sclerosis", "spinal cord injuries", "cerebral palsy", "neurological disorders"}
_FORMS = {"tablets", "tablet", "pill", "pills"}
_TERSE = 2  # words beside the medicine's name
_JOINING = {*_FORMS, "and", "with", "on", "the", "plus", "mg", "mixed", "together"}


def topic_by_mention(topic: Topic | None, question: Question, topics: Topics) -> Topic | None:
    """The topic that a named thing makes of the question; the one given where it makes none.

    A question that is nothing but this medicine and a thing ("baclofen hiccups?") asks what the document says of it,
    one that is nothing but the name ("baclofen") what it is.
    """
    if _is_name_alone(question) and not question.is_settled:
        return topics.by_name["what_is"]
    if is_bare(question) and not question.is_settled:
        return topic_of_thing(question, topics)
    if topic is None:
        return None
    name = _name_by_mention(topic.name, question, topics)
    return topics.by_name[name] if name else topic


def _name_by_mention(name: str, question: Question, topics: Topics) -> str | None:
    named = list(side_effects_named(question, topics))
    if name in _YIELDING and (named or (name == "mind_effects" and _is_near_a_side_effect(question, topics))):
        return "named_side_effect"
    if name == "side_effects" and (sorts := {w.casefold() for w in _SORTS.findall(question.text)}):
        return None if len(sorts) > 1 else "common_side_effects" if sorts & _COMMON else "serious_side_effects"
    if named and name == "condition_worse" and not _WORSENING.search(question.text):
        return "named_side_effect"  # "will it make him weak"
    if name in _ACTING:
        serious = set(topics.by_name["serious_side_effects"].quotes)
        if any(set(quotes) <= serious for quotes in named):
            return "serious_side_effects"
    return _by_medicine(name, question) or _by_condition(name, question)


def _by_medicine(name: str, question: Question) -> str | None:
    if name == "difference" and not question.mentioned(Kind.MEDICINE):
        return "comparison"  # of what, the question does not say: two strengths, two brands
    if not _is_beside_another(question):
        return None
    if name == "named_medicine" and _SIDE_EFFECTS.search(question.text):
        return "side_effects_with_medicine"
    return _BESIDE.get(name)


def _by_condition(name: str, question: Question) -> str | None:
    if not question.mentioned(Kind.CONDITION):
        return None
    if name == "named_side_effect" and _WORSENING.search(question.text):
        return "condition_worse"
    return _WITH_CONDITION.get(name)


def _is_beside_another(question: Question) -> bool:
    """Whether another medicine is named in the question, and this one in the message."""
    mentions = (*question.mentions, *question.around)
    return bool(question.mentioned(Kind.MEDICINE)) and any(
        mention.kind in (Kind.THIS_MEDICINE, Kind.REFERENCE) for mention in mentions
    )


def side_effects_named(question: Question, topics: Topics) -> Iterator[tuple[Sentence, ...]]:
    """What the document says of each of its side effects that the patient names."""
    for mention in question.mentioned(Kind.TERM):
        quotes = topics.lists["side_effects"].quotes_for(mention.term or "")
        if quotes and not mention.near:
            yield quotes


def is_background(mention: Mention) -> bool:
    """Whether it is why somebody takes the medicine, and so no side effect that is asked about: "I have MS ..."."""
    return mention.term in BACKGROUND


def _is_near_a_side_effect(question: Question, topics: Topics) -> bool:
    return any(topics.lists["side_effects"].quotes_for(m.term or "") for m in question.mentioned(Kind.TERM))


def is_about_another_medicine(question: Question, topic: Topic) -> bool:
    """Whether another medicine is named, anywhere in the message, and this one is not what is asked about."""
    mentions = (*question.mentions, *question.around)
    others = {mention.text.casefold() for mention in mentions if mention.kind is Kind.MEDICINE}
    if not others or any(mention.kind is Kind.THIS_MEDICINE for mention in mentions):
        return False
    references = question.mentioned(Kind.REFERENCE)
    if topic.name in _BESIDE_OTHERS:
        return len(others) > 1 and not references
    if topic.name in _BESIDE_OTHERS_WITH_IT:
        return not references
    return not any(" " in mention.text for mention in references)  # "it" may be the other; "my tablets" is not


def is_bare(question: Question) -> bool:
    """Whether a question is nothing but this medicine and a thing: "baclofen hiccups?"."""
    things = [mention for mention in question.mentions if mention.kind is not Kind.THIS_MEDICINE]
    if not things or len(things) == len(question.mentions) or any(m.kind is Kind.REFERENCE for m in things):
        return False
    return set(_WORD.findall(_left(question, question.mentions))) <= _JOINING


def is_terse(question: Question) -> bool:
    """Whether a question is nothing but this medicine and a word or two: "baclofen and alcohol"."""
    words = [word for word in _WORD.findall(_left(question, question.mentions)) if word not in _JOINING]
    return len(words) <= _TERSE and any(mention.kind is Kind.THIS_MEDICINE for mention in question.mentions)


def topic_of_thing(question: Question, topics: Topics) -> Topic:
    """The topic of a thing that is named by itself: the first whose list holds it."""
    terms = [mention.term for mention in question.mentioned(Kind.TERM) if mention.term]
    for name in _OF_THINGS:
        found = topics.by_name[name].list
        if found and any(found.quotes_for(term) for term in terms):
            return topics.by_name[name]
    return topics.by_name["named_medicine" if question.mentioned(Kind.MEDICINE) else "named_side_effect"]


def _is_name_alone(question: Question) -> bool:
    if question.around or [mention.kind for mention in question.mentions] != [Kind.THIS_MEDICINE]:
        return False
    return set(_WORD.findall(_left(question, question.mentions))) <= _FORMS


def _left(question: Question, mentions: Iterable[Mention]) -> str:
    """The question in lower case without these mentions."""
    left = question.text.casefold()
    for mention in mentions:
        left = left.replace(mention.text.casefold(), " ", 1)
    return left
