"""The reply to a turn: of what Rasa said, as far as the gate lets it out, or without any model."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.gate import Gate, NotAllowedError, Passed
from bot.language.red_flags import RedFlags
from bot.language.text import normalize
from bot.leaflet.answer import Verdict
from bot.reply import Button, Kind, Message, TurnReply
from bot.trackers import slots_set


class Replies:
    """Makes replies. `labels` are those of all buttons, by their payloads."""

    def __init__(self, gate: Gate, labels: Mapping[str, str], red_flags: RedFlags) -> None:
        self._gate = gate
        self._labels = labels
        self._red_flags = red_flags

    def of_turn(self, tracker: DialogueStateTracker, said: Sequence[Mapping[str, Any]], user: str) -> TurnReply:
        """Of the messages that Rasa said in the tracker's last turn.

        Raises NotAllowedError for what no reply may hold, and whatever comes of messages that are none.
        """
        words = list(_patients_words(tracker))
        passed = [self._gate.check(each["text"], words) for each in said]
        outcome = slots_set(tracker).get("reply") or {}
        intent = tracker.latest_message.intent if tracker.latest_message else {}
        return TurnReply(
            user=user,
            verdict=str(outcome.get("verdict", Verdict.SMALL_TALK.value)),
            urgent=bool(outcome.get("urgent", False)),
            intent=intent.get("name") or "",
            confidence=round(float(intent.get("confidence") or 0.0), 3),
            messages=tuple(self._message(each) for each in passed),
            buttons=tuple(self._buttons(b for each in said for b in each.get("buttons") or [])),
            deletes=bool(outcome.get("deletes", False)),
        )

    def fixed(self, response: str, text: str) -> TurnReply:
        """A reply that needs no model: the notice where the text has red-flag words, then the response."""
        flag = self._red_flags.find(normalize(text))
        said = self._words(Kind.SAY, response)
        reply = TurnReply(text, Verdict.OFF_TOPIC.value, urgent=False, intent="", confidence=0.0, messages=(said,))
        if flag is None:
            return reply
        notice = self._words(Kind.NOTICE, f"utter_notice_{flag}")
        return replace(reply, verdict=Verdict.NOT_COVERED.value, urgent=True, messages=(notice, said))

    def _words(self, kind: Kind, response: str) -> Message:
        return Message(kind, self._gate.wording.text(response), response=response)

    def _message(self, passed: Passed) -> Message:
        if passed.sentence:
            section = self._gate.document.section_of(passed.sentence)
            return Message(Kind.QUOTE, passed.text, section.title, passed.sentence.number)
        if (passed.response or "").startswith("utter_notice_"):
            return Message(Kind.NOTICE, passed.text, response=passed.response)
        kind = Kind.ITEM if passed.response == "utter_question_item" else Kind.SAY
        return Message(kind, passed.text, response=passed.response)

    def _buttons(self, found: Iterable[Mapping[str, str]]) -> Iterator[Button]:
        for button in found:
            if self._labels.get(button["payload"]) != button["title"]:
                raise NotAllowedError("a button is none that a reply may offer")
            yield Button(button["payload"].removeprefix("/"), button["title"])


def _patients_words(tracker: DialogueStateTracker) -> Iterator[str]:
    """All the patient typed that the tracker still has: in the last turns, and as noted in slots."""
    yield from (event.text or "" for event in tracker.events if isinstance(event, UserUttered))
    yield from tracker.get_slot("doctor_questions") or []
    for name in ("reply", "matters", "choices"):
        yield from _texts(tracker.get_slot(name))


def _texts(noted: object) -> Iterator[str]:
    """The values of "text" and "question" in what actions noted."""
    if isinstance(noted, dict):
        yield from (noted[name] for name in ("text", "question") if isinstance(noted.get(name), str))
    for value in noted.values() if isinstance(noted, dict) else noted if isinstance(noted, list | tuple) else ():
        yield from _texts(value)
