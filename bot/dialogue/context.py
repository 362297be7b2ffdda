"""What a conversation was about: the matters of the last turns. It travels through Rasa's tracker as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.leaflet.answer import Verdict
from bot.leaflet.intents import REPORT
from bot.leaflet.question import Question

LASTS = 1800.0  # seconds after which a matter is no longer what the patient comes back to
MOST = 6  # matters kept
_ALERT = 2  # matters after which the danger is not named again
_RECENT = 3  # matters in which "how well does it work for that" may have been named
_SURE = 0.6  # confidence from which it is


@dataclass(frozen=True)
class Matter:
    """What one turn was about.

    `questions` are as they were understood; empty where a section was read. `topics` are those answered, `shown` the
    numbers of all sentences shown so far, `latest` of those shown last, `verdict` what came of it, `at` the time in
    seconds.
    """

    questions: tuple[Question, ...]
    topics: tuple[str, ...]
    shown: tuple[int, ...]
    latest: tuple[int, ...]
    verdict: Verdict
    at: float

    @property
    def is_emergency(self) -> bool:
        """Whether it was the report of an emergency."""
        return any(question.intent.startswith(REPORT) for question in self.questions)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; `from_dict` reads them back."""
        return {
            "questions": [question.to_dict() for question in self.questions],
            "topics": self.topics,
            "shown": self.shown,
            "latest": self.latest,
            "verdict": self.verdict.value,
            "at": self.at,
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Matter":
        """Read what `to_dict` wrote."""
        questions = tuple(Question.from_dict(each) for each in plain["questions"])
        topics, shown, latest = (tuple(plain[name]) for name in ("topics", "shown", "latest"))
        return cls(questions, topics, shown, latest, Verdict(plain["verdict"]), float(plain["at"]))


@dataclass(frozen=True)
class Context:
    """The matters that the patient may still come back to, newest last."""

    matters: tuple[Matter, ...] = ()

    @property
    def last(self) -> Matter | None:
        """The newest."""
        return self.matters[-1] if self.matters else None

    @property
    def topic(self) -> str | None:
        """The newest topic, whatever else was said since."""
        return next((matter.topics[-1] for matter in reversed(self.matters) if matter.topics), None)

    @property
    def topics(self) -> frozenset[str]:
        """All topics that were answered."""
        return frozenset(topic for matter in self.matters for topic in matter.topics)

    @property
    def recent(self) -> tuple[Matter, ...]:
        """The matters not long ago that led to a topic, newest first."""
        return tuple(matter for matter in reversed(self.matters[-_RECENT:]) if matter.topics)

    @property
    def in_danger(self) -> bool:
        """Whether an emergency was surely reported a turn or two ago, and not taken back."""
        reported = [matter for matter in self.matters[-_ALERT:] if matter.is_emergency]
        return any(question.confidence >= _SURE for matter in reported for question in matter.questions)

    def without_emergencies(self) -> "Context":
        """Without what was reported: there is no danger, or no longer."""
        return Context(tuple(matter for matter in self.matters if not matter.is_emergency))

    def with_matter(self, matter: Matter) -> "Context":
        """With one more; the oldest are forgotten."""
        return Context((*self.matters, matter)[-MOST:])

    def with_shown(self, sentences: Iterable[int], at: float) -> "Context":
        """The newest matter, gone on with: more sentences shown. Where none are, what was shown last stays so."""
        latest = tuple(sentences)
        if not self.last or not latest:
            return self
        shown = tuple(dict.fromkeys((*self.last.shown, *latest)))
        return Context((*self.matters[:-1], replace(self.last, shown=shown, latest=latest, at=at)))

    def back(self, to_first: bool = False) -> "Context":
        """Where the matter before the newest, or the first, is the newest."""
        matters = [matter for matter in self.matters if matter.topics or matter.shown]
        earlier = [matter for matter in matters if matter is not self.last]
        if not earlier:
            return self
        found = earlier[0] if to_first else earlier[-1]
        return self.with_matter(found)

    def to_list(self) -> list[dict[str, Any]]:
        """As JSON values; `from_list` reads them back."""
        return [matter.to_dict() for matter in self.matters]

    @classmethod
    def from_list(cls, plain: Sequence[Mapping[str, Any]] | None, now: float) -> "Context":
        """Read what `to_list` wrote, without what was asked too long ago."""
        matters = (Matter.from_dict(each) for each in plain or ())
        return cls(tuple(matter for matter in matters if now - matter.at <= LASTS))
