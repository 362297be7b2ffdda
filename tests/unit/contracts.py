"""What domain.yml, topics.yml, data/*.yml and the code promise each other.

Each check returns its complaints: where something does not fit and what to do. `CHECKS` are all of them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from bot.leaflet.answer import Verdict
from bot.mentions import BY_MENTION_ALONE

from .content import Content, built_responses, right_action

FEWEST_PHRASES = 25
GAPS = {"section", "topic", "mention", "question", "number", "contact"}  # those that bot/gate.py checks
NO_TOPICS = {"about_other_medicine", "about_other_health", "how_are_you", "bot_identity", "bot_help"}
POINT_TO_THE_DOCTOR = re.compile(
    "utter_(doctor_.+|off_topic|other_medicine|about_other_.+|not_understood|not_sure|unreadable|too_long|default"
    "|did_you_mean|which_one|other_words|misunderstood|nothing_to_choose|stuck|nothing_before|which_section"
    "|messenger_welcome|only_text|edited|sms_.+|bot_identity|bot_help|person|person_at|frustration|abuse|unhelpful|question_not_kept|only_english|language_.+)"
)
DOCTOR = {
    "es": "médico", "fr": "médecin", "de": "Arzt", "pt": "médico", "it": "medico", "pl": "lekarz",
    "ar": "طبيب", "zh": "医生", "hi": "डॉक्टर",
}  # fmt: skip


def intents_have_topics(content: Content) -> Iterator[str]:
    """Every ask_ intent is a topic, or known not to be one."""
    for name in (intent.removeprefix("ask_") for intent in content.intents if intent.startswith("ask_")):
        if name not in content.topics.by_name and name not in NO_TOPICS:
            yield f"domain.yml: 'ask_{name}' leads nowhere: add topic '{name}' to bot/leaflet/topics.yml"


def intents_are_those_that_code_needs(content: Content) -> Iterator[str]:
    """Code acts on intents that there are."""
    for intent, where in content.named_intents.items():
        if intent not in content.intents:
            yield f"{where}: '{intent}' is not in the 'intents' of domain.yml: name one that is"


def topics_are_those_that_code_needs(content: Content) -> Iterator[str]:
    """Code finds the topics and lists that it names, and what patients call a thing leads to a list."""
    for topic, where in content.named_topics.items():
        if topic not in content.topics.by_name:
            yield f"{where}: topic '{topic}' is not in bot/leaflet/topics.yml: name one that is"
    for name, where in content.named_lists.items():
        if name not in content.topics.lists:
            yield f"{where}: list '{name}' is not in bot/leaflet/topics.yml: name one that is"
    for each in content.topics.by_name.values():
        if each.list and each.verdict is Verdict.NOT_COVERED:
            yield f"bot/leaflet/topics.yml: '{each.name}' has a list: make its verdict 'partial' or 'answered'"
    for term in set(content.terms) - content.topics.terms:
        yield f"bot/language/words.yml: '{term}' is in no list of bot/leaflet/topics.yml: use the document's word"


def topics_have_phrases(content: Content) -> Iterator[str]:
    """Every topic can be asked about, in enough ways."""
    for intent in (f"ask_{topic}" for topic in content.topics.by_name if topic not in BY_MENTION_ALONE):
        number = len(content.phrases.get(intent, []))
        if intent not in content.intents:
            yield f"domain.yml: add '{intent}' to 'intents', or delete its topic from bot/leaflet/topics.yml"
        if number < FEWEST_PHRASES:
            yield f"data/nlu.yml: '{intent}' has {number} phrases: write at least {FEWEST_PHRASES}"


def intents_have_one_rule(content: Content) -> Iterator[str]:
    """Every intent has one rule without a condition, or one for each thing that may have been offered."""
    for intent in [*content.intents, "nlu_fallback"]:
        offers = [rule.offered for rule in content.rules if rule.intent == intent]
        if offers == [None]:
            continue
        if None in offers or not offers:
            right, found = right_action(intent, content), [r.action for r in content.rules if r.intent == intent]
            yield f"data/rules.yml: '{intent}' needs exactly one rule, to {right}, and has {found or 'none'}"
        elif sorted(map(str, offers)) != sorted(content.offers):
            yield f"data/rules.yml: '{intent}' needs a rule where 'offered' is each of {content.offers}, has {offers}"


def rules_lead_where_they_should(content: Content) -> Iterator[str]:
    """Every rule leads to the action that its intent needs after what was offered."""
    for rule in content.rules:
        right = right_action(rule.intent, content, rule.offered)
        if rule.action != right:
            where = f" where 'offered' is {rule.offered}" if rule.offered else ""
            yield f"data/rules.yml: '{rule.intent}'{where} leads to {rule.action}: let it lead to {right}"


def responses_exist(content: Content) -> Iterator[str]:
    """Every response that is named or built by name is in the domain, and no other."""
    needed = content.named_responses | dict(built_responses(content))
    for response, where in needed.items():
        if response not in content.responses:
            yield f"domain.yml: add the response '{response}' ({where})"
    for response in content.responses.keys() - needed.keys():
        yield f"domain.yml: nothing says '{response}': delete it"


def gaps_are_known(content: Content) -> Iterator[str]:
    """The gate knows what may fill each gap."""
    for response in content.responses:
        for text in _texts(response, content):
            gaps = re.findall(r"\{([^{}]*)\}?", text)
            for gap in sorted(set(gaps) - GAPS):
                yield f"domain.yml: '{response}' has the gap {{{gap}}}: use one of {sorted(GAPS)}"
            if len(gaps) > len(set(gaps)):
                yield f"domain.yml: '{response}' has a gap twice: the gate can check it only once"


def responses_quote_nothing(content: Content) -> Iterator[str]:
    """The document's words are shown as quotes only."""
    for response in content.responses:
        for sentence in content.document.sentences:
            if any(_plain(sentence.text) in _plain(text) for text in _texts(response, content)):
                yield f"domain.yml: '{response}' holds the sentence “{sentence.text}”: show it as a quote"


def responses_point_to_the_doctor(content: Content) -> Iterator[str]:
    """Every pointer to the doctor, and every reply that answers nothing, says 'doctor' in its language."""
    for response in filter(POINT_TO_THE_DOCTOR.fullmatch, content.responses):
        doctor = DOCTOR.get(response.removeprefix("utter_language_"), "doctor")
        if any(doctor.casefold() not in text.casefold() for text in _texts(response, content)):
            yield f"domain.yml: '{response}' does not mention the doctor: say it there"


def red_flags_have_intents(content: Content) -> Iterator[str]:
    """Every kind of red flag is an emergency that the rules know."""
    for name in content.red_flags:
        if f"report_{name}" not in content.intents:
            yield f"bot/language/red_flags.yml: '{name}' has no intent: add 'report_{name}' to domain.yml"


def phrases_have_one_intent(content: Content) -> Iterator[str]:
    """No phrase is taught as two intents."""
    first: dict[str, str] = {}
    intents: dict[str, set[str]] = defaultdict(set)  # of a phrase that has several
    for intent, phrases in content.phrases.items():
        for phrase in map(_plain, phrases):
            if first.setdefault(phrase, intent) != intent:
                intents[phrase] |= {first[phrase], intent}
    for phrase, taught in intents.items():
        yield f"data/nlu.yml: “{phrase}” stands under {' and '.join(sorted(taught))}: keep it under one"


CHECKS: tuple[Callable[[Content], Iterator[str]], ...] = (
    intents_have_topics, intents_are_those_that_code_needs, topics_are_those_that_code_needs, topics_have_phrases,
    intents_have_one_rule, rules_lead_where_they_should, responses_exist, gaps_are_known, responses_quote_nothing,
    responses_point_to_the_doctor, red_flags_have_intents, phrases_have_one_intent,
)  # fmt: skip


def _texts(response: str, content: Content) -> list[str]:
    return [str(variation["text"]) for variation in content.responses[response]]


@cache
def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".?! ")
