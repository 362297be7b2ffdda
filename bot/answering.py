"""The use case: from what was understood to what is shown.

`Answering.reply` is for questions, `emergency` for a danger that may be happening now; the rest are fixed replies.
Pure: no Rasa, no language model, no database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.amounts import asks_an_amount
from bot.leaflet.answer import Answer, Choice, Line, Quote, Reply, Say, Verdict
from bot.leaflet.document import Document, Sentence
from bot.leaflet.intents import ASK, DEEDS, KEEP, NOT_UNDERSTOOD, REPORT, TURNS
from bot.leaflet.question import Kind, Mention, Question
from bot.leaflet.topics import Topic, Topics, unique
from bot.meanings import meanings, other_meanings
from bot.mentions import is_about_another_medicine, is_background, side_effects_named
from bot.quoting import ALSO, INSTEAD, quoted
from bot.stopping import asks_to_stop
from bot.verifier import decide, is_addressed

_NOT_THIS_MEDICINE = {"off_topic", "ask_about_other_medicine", "ask_about_other_health"}
# Intents that something else acts on when they come first; among several guesses or questions they are not answered.
_ELSEWHERE = {*TURNS, *DEEDS, NOT_UNDERSTOOD, "speak_other_language"}
# Topics to which what the document says answers the amount or time too: no alcohol at all, call with any concern.
_WITHOUT_AMOUNT = {"alcohol", "when_doctor", "side_effect_action"}
_SURE = 0.5  # confidence from which "should I stop it before the operation" shows what the document says of stopping
_VERBS = ("ask_", "say_", "request_")  # not part of the name of the response


@dataclass(frozen=True)
class Answering:
    """Answers from one document."""

    document: Document
    topics: Topics

    def reply(self, questions: Sequence[Question]) -> Reply:
        """Answer each question in order and point to the doctor once, as fits the first answer; ask back where a
        question alone may mean something else."""
        found = [self.answer(question) for question in questions]
        answers = _without_repetition(found)
        several = len(answers) > 1
        lines: list[Line] = []
        for answer in answers:
            if several and answer.verdict is Verdict.ANSWERED:
                lines.append(Say("utter_about", topic=f"utter_topic_{answer.topic}"))
            lines += answer.lines
        lines += [Say(answer.doctor) for answer in answers if answer.doctor][:1]
        if any(answer.verdict is Verdict.NOT_COVERED for answer in answers):
            lines.append(Say("utter_offer_to_keep", choices=(Choice(KEEP),)))
        if len(questions) == 1:
            lines = self._with_other_meanings(lines, questions[0], answers[0])
        return Reply(
            min((answer.verdict for answer in answers), key=lambda verdict: verdict.rank),
            tuple(lines),
            topics=tuple(a.topic for a in answers if a.topic),
            asked=tuple(q.settled(f"{ASK}{a.topic}") for q, a in zip(questions, found, strict=True) if a.topic),
            understood=any(answer.understood for answer in answers),
        )

    def _with_other_meanings(self, lines: Sequence[Line], question: Question, answer: Answer) -> list[Line]:
        """The lines with what else the question may mean, to tap."""
        if not answer.understood and (offered := _choices(meanings(question, self.topics))):
            return [Say("utter_did_you_mean", choices=offered)]
        if answer.topic or (answer.verdict is Verdict.OFF_TOPIC and is_addressed(question)):
            shown = {line.sentence for line in lines if isinstance(line, Quote)}
            if offered := _choices(other_meanings(question, self.topics, answer.topic, shown)):
                return [*lines, Say("utter_or_did_you_mean", choices=offered)]
        return list(lines)

    def answer(self, question: Question) -> Answer:
        """What is shown for one question."""
        if question.intent == NOT_UNDERSTOOD:
            return Answer(Verdict.OFF_TOPIC, (Say("utter_not_understood"),), understood=False)
        decision = decide(question, self.topics)
        topic = decision.topic
        if not decision.sure:
            return Answer(Verdict.NOT_COVERED, (Say("utter_not_sure"),), understood=False)
        if topic is None:
            return _without_topic(decision.intent)
        if is_about_another_medicine(question, topic):
            return Answer(Verdict.OFF_TOPIC, (Say("utter_other_medicine"),))
        answer = self._about(topic, question)
        return self._with(answer, self._about(decision.also, question)) if decision.also else answer

    def _about(self, topic: Topic, question: Question) -> Answer:
        if topic.list and topic.verdict is not Verdict.ANSWERED:
            return self._named(topic, question)
        if topic.stopping and asks_to_stop(question.text) and question.confidence >= _SURE:
            return self._answer(topic, Verdict.PARTIAL, topic.stopping)
        is_open = topic.name not in _WITHOUT_AMOUNT and asks_an_amount(question.text)
        if topic.verdict is Verdict.ANSWERED and is_open:
            lines = (Say("utter_amount_not_said"), *quoted(self.document, self._with_named(topic, question), INSTEAD))
            return Answer(Verdict.PARTIAL, lines, topic.doctor, topic.name)
        return self._answer(topic, topic.verdict, self._with_named(topic, question))

    def _with_named(self, topic: Topic, question: Question) -> Sequence[Sentence]:
        """What the document says of what the patient names, alone or beside the topic's quotes; else these."""
        terms = [m.term for m in question.mentioned(Kind.TERM) if m.term and not m.near]
        instead, beside = (
            {sentence for term in terms for sentence in named_in.quotes_for(term)} if named_in else set()
            for named_in in (topic.list, topic.beside)
        )
        if not instead and not beside:
            return topic.quotes
        return sorted(instead or {*beside, *topic.quotes}, key=lambda sentence: sentence.number)

    def _with(self, answer: Answer, other: Answer) -> Answer:
        """The answer, and after it what the other quotes besides."""
        shown = {line.sentence for line in answer.lines if isinstance(line, Quote)}
        more = [line.sentence for line in other.lines if isinstance(line, Quote) and line.sentence not in shown]
        return replace(answer, lines=(*answer.lines, *quoted(self.document, more, ALSO)))

    def emergency(self, intent: str, questions: Sequence[Question], confidence: float = 1.0) -> Reply:
        """The notice for an emergency first, then what the document says of it: the serious side effects it names.

        `confidence` (0 to 1) is how sure it is that one is reported.
        """
        serious = self.topics.by_name["serious_side_effects"]
        named = {m.term for q in questions for m in q.mentioned(Kind.TERM) if not m.near}
        quotes = unique(
            sentence
            for entry in self.topics.lists["side_effects"].entries
            if set(entry.quotes) <= set(serious.quotes) and named & set(entry.items)
            for sentence in entry.quotes
        )
        lines = (Say(f"utter_notice_{intent.removeprefix(REPORT)}"), *quoted(self.document, quotes))
        verdict = Verdict.ANSWERED if quotes else Verdict.NOT_COVERED
        asked = tuple(replace(question.settled(intent), confidence=confidence) for question in questions)
        topics = (serious.name,) if quotes else ()
        return Reply(verdict, (*lines, Say("utter_doctor_emergency")), urgent=True, topics=topics, asked=asked)

    def _named(self, topic: Topic, question: Question) -> Answer:
        """The patient names a thing; whether the document's list holds it decides."""
        assert topic.list is not None
        terms = [(m, topic.list.quotes_for(m.term)) for m in question.spoken_of(Kind.TERM) if m.term]
        same = [quotes for mention, quotes in terms if quotes and not mention.near]
        if same:
            return self._answer(topic, Verdict.ANSWERED, unique(s for quotes in same for s in quotes))
        near = [(mention, quotes) for mention, quotes in terms if quotes]
        if near:
            quotes = unique(sentence for _, quotes in near for sentence in quotes)
            return self._answer(topic, Verdict.PARTIAL, quotes, near[0][0])
        elsewhere = side_effects_named(question, self.topics) if topic.name == "named_use" else ()
        quotes = unique(s for quotes in elsewhere for s in quotes) or topic.quotes
        kinds = (Kind.MEDICINE,) if topic.name == "named_medicine" else (Kind.TERM, Kind.CONDITION)
        named = [each for each in question.mentioned(*kinds) if topic.name == "named_use" or not is_background(each)]
        return self._answer(topic, Verdict.PARTIAL, quotes, named[0] if named else None)

    def _answer(
        self, topic: Topic, verdict: Verdict, quotes: Sequence[Sentence], unlisted: Mention | None = None
    ) -> Answer:
        name = f"utter_topic_{topic.name}"
        if verdict is Verdict.ANSWERED:
            lines = tuple(quoted(self.document, quotes))
        elif verdict is Verdict.NOT_COVERED:
            lines = (Say("utter_not_covered", topic=name),)
        else:
            opening = (
                Say(f"utter_unlisted_{topic.list.name}", mention=unlisted.text)
                if topic.list and unlisted
                else Say("utter_not_said", topic=name)
            )
            lines = (opening, *quoted(self.document, quotes, INSTEAD))
        return Answer(verdict, lines, topic.doctor, topic.name)


def not_understood() -> Reply:
    """The reply to what could not be understood."""
    return Reply(Verdict.OFF_TOPIC, (Say("utter_not_understood"),), understood=False)


def _choices(intents: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(intent) for intent in intents)


def _without_topic(intent: str) -> Answer:
    """The fixed reply to an intent that is no topic."""
    if intent.startswith(REPORT) or intent in _ELSEWHERE:
        return Answer(Verdict.NOT_COVERED, (Say("utter_not_sure"),), understood=False)
    verdict = Verdict.OFF_TOPIC if intent in _NOT_THIS_MEDICINE else Verdict.SMALL_TALK
    return Answer(verdict, (Say(f"utter_{_bare(intent)}"),))


def _bare(intent: str) -> str:
    verb = next((verb for verb in _VERBS if intent.startswith(verb)), "")
    return intent.removeprefix(verb)


def _without_repetition(answers: Iterable[Answer]) -> list[Answer]:
    """Two questions that lead to the same answer are answered once."""
    return list(dict.fromkeys(answers))
