"""A question as it is meant after what was asked before: "and headaches?", "does that go away?"."""

import re
from dataclasses import replace

from bot.dialogue.context import Context
from bot.dialogue.naming import with_named
from bot.leaflet.intents import ASK
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topics
from bot.mentions import is_about_another_medicine, topic_of_thing
from bot.openers import added, is_elliptic
from bot.statements import asks_if_done, says_who_has, says_who_takes, what_is_had
from bot.verifier import MATTERS, Decision, decide

# The topic about a named thing that goes on from what was asked.
_GOES_ON = {
    "named_side_effect": (
        *("side_effects", "common_side_effects", "named_side_effect", "serious_side_effects", "mind_effects"),
        *("higher_dose", "side_effect_action", "side_effect_duration"),
    ),
    "named_use": (
        *("what_is", "uses", "named_use", "other_uses", "benefits", "pain_relief", "effectiveness", "how_it_works"),
        "mechanism",
    ),
    "own_condition": (
        *("own_condition", "condition_worse", "contraindications", "tell_doctor", "precautions", "safety"),
    ),
}
_AFTER = {topic: name for name, topics in _GOES_ON.items() for topic in topics}
# Where another medicine may be named next and the topic stays.
_STAYS = {"difference", "named_class", "addiction_treatment"}

_ILLS = (Kind.TERM, Kind.CONDITION)
_THIS = Mention(Kind.THIS_MEDICINE, "Baclofen")
_SPOKEN_OF = Mention(Kind.REFERENCE, "it")
# How much more often a question stays on the matter, and how much less often it is about another illness, when this
# medicine is already spoken of.
_ON_THE_MATTER = 3.0
_ANOTHER_ILLNESS = 0.3
_WORD = re.compile(r"[^\W\d_]+")
_IDLE = {
    *("the", "a", "an", "my", "his", "her", "any", "some", "with", "for", "in", "on", "too", "then", "as", "well"),
    *("also", "that", "at"),
}  # fmt: skip
_OTHER_ALONE = "ask_about_other_medicine"
_MEDICINES = {_OTHER_ALONE, "ask_named_medicine", "ask_other_medicines", "ask_which_medicines"}
_COMPARING = {"ask_comparison", "ask_difference", "ask_alternatives"}
_SURE = 0.8
_HELPS = {"benefits", "effectiveness"}
# Of what was just spoken of, what happens.
_IF_DONE = {"alcohol": "alcohol_details", "stopping": "stopping_effects", "stopping_how": "stopping_effects"}
# Where that it was done is no emergency by itself, however it sounds alone.
_HARMLESS = {"alcohol", "alcohol_details", "named_medicine", "other_medicines", "stopping", "stopping_how"}
# And what it treats: "no, I meant does it treat it".
_TREATED = {"alcohol": "addiction_treatment", "alcohol_details": "addiction_treatment"}
# Confidence from which what was answered before is answered again, and where the turn is no whole sentence.
_AGAIN, _AGAIN_SHORT = 0.5, 0.3


def in_context(question: Question, context: Context, topics: Topics) -> Question:
    """The question as it is meant after the newest matter about this medicine; without one, itself."""
    before = context.topic
    if before is None or question.is_settled:
        return question
    if question.mentioned(Kind.MEDICINE):
        return _with_medicine(question, before, topics)
    asked, question = question, _spoken_of(question, before)
    decision = decide(question, topics)
    found = _is_found(decision, question)
    meant = _topic_meant(question, before, decision, context, topics)
    if not meant and not found and _adds_a_medicine(asked):
        meant = "named_medicine"
    if meant:
        return _asking(meant, question)
    return with_named(question, decision.topic, context, topics) if found and decision.topic else question


def only_asks_if_done(text: str, context: Context) -> bool:
    """Whether a turn asks no more than what happens if what was just spoken of, all of it harmless, was done."""
    spoken_of = context.last.topics if context.last else ()
    return bool(spoken_of) and set(spoken_of) <= _HARMLESS and asks_if_done(text)


def _topic_meant(question: Question, before: str, decision: Decision, context: Context, topics: Topics) -> str | None:
    """The topic that the turn is about because of what was spoken of before; None where it says so itself."""
    elliptic, found = is_elliptic(question.text), _is_found(decision, question)
    if _names_an_ill_alone(question):
        if elliptic and (before in _AFTER or not found):
            return _stays_or_goes_on(before, question, topics)
        if not found and says_who_has(question.text):
            return topic_of_thing(question, topics).name if _has_term(question) else "own_condition"
    if asks_if_done(question.text):
        return _IF_DONE.get(before, before)
    if found:
        treats = decision.topic and decision.topic.name == "named_use" and not question.mentioned(*_ILLS)
        return _TREATED.get(before) if treats else None
    again = question.intent.removeprefix(ASK)
    sure = question.confidence >= (_AGAIN_SHORT if elliptic else _AGAIN)
    return again if sure and again in context.topics else None


def _stays_or_goes_on(before: str, question: Question, topics: Topics) -> str:
    """The topic of a thing that is added: the same where that says something of it ("and does it help with MS?")."""
    named_in = topics.by_name[before].list if before in topics.by_name else None
    terms = [mention.term for mention in question.mentioned(Kind.TERM) if mention.term]
    if before in _HELPS and named_in and any(named_in.quotes_for(term) for term in terms):
        return before
    return _AFTER.get(before) or topic_of_thing(question, topics).name


def _with_medicine(question: Question, before: str, topics: Topics) -> Question:
    """With another medicine named: asked about beside this one, unless the turn is a question of its own."""
    if is_elliptic(question.text):
        beside = replace(question, around=(*question.around, _THIS))
        if _is_found(decide(beside, topics), beside) or question.intent in _COMPARING:
            return beside
        return _asking(before if before in _STAYS else "named_medicine", question)
    if question.intent == _OTHER_ALONE and question.confidence >= _SURE and not question.mentioned(Kind.REFERENCE):
        return question
    if before == "named_medicine" and not _is_found(decide(question, topics), question):
        return _asking("named_medicine", question)
    return question


def _adds_a_medicine(question: Question) -> bool:
    """Whether a turn is likely to name a medicine that no list knows: "he takes concerta", "and my inhaler?"."""
    adds = is_elliptic(question.text) or says_who_takes(question.text)
    return bool(adds) and sum(c for intent, c in question.ranking if intent in _MEDICINES) >= _AGAIN


def _asking(topic: str, question: Question) -> Question:
    return replace(question.settled(f"{ASK}{topic}"), around=(*question.around, _THIS))


def _spoken_of(question: Question, before: str) -> Question:
    """With this medicine, and the topic before, as what is spoken of, which the turn need not say again."""
    weights = [confidence * _weight(intent, before) for intent, confidence in question.ranking]
    whole = sum(weights) / (sum(confidence for _, confidence in question.ranking) or 1.0) or 1.0
    pairs = zip(question.ranking, weights, question.unexplained or ((),) * len(weights), strict=False)
    found = sorted(((intent, w / whole, words) for (intent, _), w, words in pairs), key=lambda each: -each[1])
    return replace(
        question,
        intent=found[0][0],
        confidence=found[0][1],
        ranking=tuple((intent, weight) for intent, weight, _ in found),
        unexplained=tuple(words for _, _, words in found) if question.unexplained else (),
        around=(*question.around, _SPOKEN_OF),
    )


def _weight(intent: str, before: str) -> float:
    if intent == "ask_about_other_health":
        return _ANOTHER_ILLNESS
    topic = intent.removeprefix(ASK)
    is_on = topic == before or any({topic, before} <= matter for matter in MATTERS)
    return _ON_THE_MATTER if is_on else 1.0


def _has_term(question: Question) -> bool:
    return any(not mention.near for mention in question.mentioned(Kind.TERM))


def _is_found(decision: Decision, question: Question) -> bool:
    """Whether the question by itself leads to something in the document."""
    topic = decision.topic
    return bool(decision.sure and topic and topic.quotes) and not (topic and is_about_another_medicine(question, topic))


def _names_an_ill_alone(question: Question) -> bool:
    left = what_is_had(added(question.text)).casefold()
    ills = question.mentioned(*_ILLS)
    for ill in ills:
        left = left.replace(ill.text.casefold(), " ", 1)
    return bool(ills) and len([word for word in _WORD.findall(left) if word not in _IDLE]) <= 1
