"""What a patient asked, as far as it was understood: the link from understanding language to answering.

It travels through Rasa's tracker as JSON, so both classes turn into plain dicts and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a mention is."""

    TERM = "term"  # something the document names in one of its lists
    CONDITION = "condition"  # a symptom or illness that the document does not name
    MEDICINE = "medicine"  # a medicine or remedy other than this one
    THIS_MEDICINE = "this_medicine"  # Baclofen, by any of its names
    REFERENCE = "reference"  # "it", "my tablets": this medicine, unless another was named


@dataclass(frozen=True)
class Mention:
    """A thing the patient named.

    `text` is in the patient's words, `term` the document's word for it where it has one. `near` says that the two are
    related and not the same: "depressed" is near "mental or mood changes".
    """

    kind: Kind
    text: str
    term: str | None = None
    near: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; `from_dict` reads them back."""
        return {"kind": self.kind.value, "text": self.text, "term": self.term, "near": self.near}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Mention":
        """Read what `to_dict` wrote."""
        return cls(Kind(plain["kind"]), plain["text"], plain["term"], plain["near"])


@dataclass(frozen=True)
class Question:
    """One question: its text, Rasa's intent and confidence (0 to 1), what it mentions.

    `around` holds what the rest of the message mentions, `ranking` the likeliest intents with their confidence, the
    likeliest first; `unexplained` for each of them, in the same order, the words that none of its training phrases has.
    `is_settled` says that the intent is what was meant, beyond doubt.
    """

    text: str
    intent: str
    confidence: float
    mentions: tuple[Mention, ...] = ()
    ranking: tuple[tuple[str, float], ...] = ()
    unexplained: tuple[tuple[str, ...], ...] = ()
    around: tuple[Mention, ...] = ()
    is_settled: bool = False

    def __post_init__(self) -> None:
        if not self.ranking:
            object.__setattr__(self, "ranking", ((self.intent, self.confidence),))

    def mentioned(self, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions of these kinds, in order."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)

    def spoken_of(self, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions of these kinds; where the question names nothing, those of the rest of the message."""
        named = self.mentioned(Kind.TERM, Kind.CONDITION, Kind.MEDICINE)
        return tuple(mention for mention in named or self.around if mention.kind in kinds)

    def settled(self, intent: str) -> "Question":
        """The same question understood for good: as this intent, without doubt."""
        return replace(self, intent=intent, confidence=1.0, ranking=((intent, 1.0),), unexplained=(), is_settled=True)

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; `from_dict` reads them back."""
        # not by dataclasses.asdict, which copies every word of it and takes ten times as long
        return {
            "text": self.text,
            "intent": self.intent,
            "confidence": self.confidence,
            "mentions": [each.to_dict() for each in self.mentions],
            "ranking": self.ranking,
            "unexplained": self.unexplained,
            "around": [each.to_dict() for each in self.around],
            "is_settled": self.is_settled,
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Question":
        """Read what `to_dict` wrote."""
        mentions, around = (tuple(map(Mention.from_dict, plain[name])) for name in ("mentions", "around"))
        ranking = tuple((intent, confidence) for intent, confidence in plain["ranking"])
        unexplained = tuple(tuple(words) for words in plain["unexplained"])
        asked, settled = (plain["text"], plain["intent"], plain["confidence"]), plain["is_settled"]
        return cls(*asked, mentions, ranking, unexplained, around, settled)
