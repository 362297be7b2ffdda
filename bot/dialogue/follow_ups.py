"""Turns that ask on about what was just shown: more of it, why, how serious, how common, again, where it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answering import Answering
from bot.dialogue.context import Context, Matter
from bot.leaflet.answer import Choice, Line, Quote, Reply, Say, Verdict
from bot.leaflet.document import Section, Sentence
from bot.leaflet.intents import GO_ON
from bot.leaflet.question import Kind
from bot.leaflet.topics import Topic, unique
from bot.mentions import is_background
from bot.quoting import ALSO, INSTEAD, quoted

PART = 4  # sentences read at a time
_Says = Callable[[Topic, Matter], tuple[Sentence, ...]]
_GENERAL = "utter_doctor_general"


@dataclass(frozen=True)
class FollowUps:
    """Replies about the newest matter of a conversation; without one they say so."""

    answering: Answering

    def again(self, context: Context, opening: str | None = None) -> Reply:
        """The last answer again; `opening` is a response said first."""
        last = context.last
        if last is None or not (last.shown or last.questions):
            return nothing_before()
        if last.is_emergency:
            return self._answered(last)
        reply = self._answered(last) if last.questions else None
        shown = tuple(sentence.number for sentence in reply.quotes) if reply else ()
        if reply is None or (not opening and last.latest and last.latest != shown):
            reply = self._read((*self._sentences(last.latest), *self._rest(last)), None, len(last.latest))
            reply = replace(reply, topics=last.topics)
        return replace(reply, lines=(*((Say(opening),) if opening else ()), *reply.lines))

    def more(self, context: Context) -> Reply:
        """The rest of the sections that were quoted, a part at a time."""
        last = context.last
        if last is None or last.is_emergency:
            return self.again(context)
        rest = self._rest(last)
        return self._read(rest, last) if rest else self._closed(Verdict.NOT_COVERED, (Say("utter_no_more"),), last)

    def reason(self, context: Context) -> Reply:
        """Why: the sentence that gives the reason, or that the document gives none."""
        return self._asked_on(context, lambda topic, _: topic.reason, "utter_no_reason", Verdict.ANSWERED)

    def seriousness(self, context: Context) -> Reply:
        """How serious: what the document says of that, or that it says nothing."""
        serious = self.answering.topics.by_name["serious_side_effects"].quotes
        last = context.last
        if last and last.latest and not last.is_emergency and set(self._sentences(last.latest)) <= set(serious):
            return self._closed(Verdict.ANSWERED, tuple(quoted(self.answering.document, serious)), last)
        return self._asked_on(context, lambda topic, _: topic.seriousness, "utter_no_seriousness", Verdict.PARTIAL)

    def frequency(self, context: Context) -> Reply:
        """How common: what the document says of how often it happens, or that it says nothing."""
        return self._asked_on(context, self._frequency, "utter_no_frequency", Verdict.ANSWERED)

    def source(self, context: Context) -> Reply:
        """Where the sentences of the last answer stand, each with its place."""
        last = context.last
        if last is None or last.is_emergency:
            return self.again(context)
        if not last.latest:
            return self._closed(Verdict.NOT_COVERED, (Say("utter_no_source"),), last)
        lines: list[Line] = []
        for sentence in self._sentences(last.latest):
            section = self.answering.document.section_of(sentence)
            place = section.sentences.index(sentence) + 1
            response = "utter_source" if section.title else "utter_source_start"
            lines += [Say(response, section=section if section.title else None, number=place), Quote(sentence)]
        return self._closed(last.verdict, tuple(lines), last)

    def section(self, section: Section) -> Reply:
        """The first part of a section."""
        return self._read(section.sentences, None)

    def _asked_on(self, context: Context, says: _Says, without: str, verdict: Verdict) -> Reply:
        """What the document says of it; where that is nothing, the response `without` and the last answer again."""
        last, topic = context.last, self._topic(context.last)
        if last is None or last.is_emergency:
            return self.again(context)
        if topic is None or not topic.quotes:
            return self._closed(Verdict.NOT_COVERED, (Say(without),), last)
        found = says(topic, last)
        if found and verdict is Verdict.ANSWERED:
            return self._closed(verdict, tuple(quoted(self.answering.document, found)), last)
        instead = quoted(self.answering.document, found or self._answered(last).quotes, INSTEAD)
        return self._closed(Verdict.PARTIAL, (Say(without), *instead), last)

    def _frequency(self, topic: Topic, matter: Matter) -> tuple[Sentence, ...]:
        """Of how often it happens; where the patient named a thing, of that alone."""
        spoken_of = [m for question in matter.questions for m in question.spoken_of(Kind.TERM, Kind.CONDITION)]
        named = [mention for mention in spoken_of if not is_background(mention)]
        terms = [mention.term for mention in named if mention.term]
        lists = self.answering.topics.lists.values()
        of_it = {sentence for term in terms for each in lists for sentence in each.quotes_for(term)}
        return tuple(sentence for sentence in topic.frequency if sentence in of_it or not named)

    def _answered(self, matter: Matter) -> Reply:
        """The answer to its questions, the notice first where they report an emergency."""
        if matter.is_emergency:
            return self.answering.emergency(matter.questions[0].intent, matter.questions)
        return self.answering.reply(matter.questions)

    def _topic(self, matter: Matter | None) -> Topic | None:
        return self.answering.topics.by_name.get(matter.topics[-1]) if matter and matter.topics else None

    def _sentences(self, numbers: Sequence[int]) -> tuple[Sentence, ...]:
        return tuple(self.answering.document.sentences[number - 1] for number in numbers)

    def _rest(self, matter: Matter) -> tuple[Sentence, ...]:
        """What of the sections quoted was not shown, in their order: first what follows what was shown last."""
        shown = self._sentences(matter.shown)
        sections = [self.answering.document.section_of(sentence) for sentence in shown]
        rest = unique(s for section in sections for s in section.sentences if s not in shown)
        return tuple(sorted(rest, key=lambda sentence: sentence.number < min(matter.latest or matter.shown)))

    def _read(self, sentences: Sequence[Sentence], matter: Matter | None, part: int = PART) -> Reply:
        lines = tuple(quoted(self.answering.document, sentences[:part], ALSO if matter else "utter_quote"))
        topic = self._topic(matter)
        closing = Say(topic.doctor if topic else _GENERAL)
        on = (Say("utter_goes_on", choices=(Choice(GO_ON),)),) if len(sentences) > part else ()
        return Reply(Verdict.ANSWERED, (*lines, closing, *on), topics=matter.topics if matter else ())

    def _closed(self, verdict: Verdict, lines: tuple[Line, ...], matter: Matter) -> Reply:
        topic = self._topic(matter)
        return Reply(verdict, (*lines, Say(topic.doctor if topic else _GENERAL)), topics=matter.topics)


def nothing_before() -> Reply:
    """The reply to a turn that goes on from nothing."""
    return Reply(Verdict.NOT_COVERED, (Say("utter_nothing_before"),))
