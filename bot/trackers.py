"""Rasa's trackers between two turns: only what the next turn needs, as a text that bot.records keeps.

Rasa's own store keeps every event for ever, reads all of them at every turn, and takes a failed read for an empty
conversation. Here a tracker is made anew for each turn and taken apart after it.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.events import read_event
from bot.records.remembered import Remembered

DOCTOR_QUESTIONS = "doctor_questions"

_TURNS = 4  # of the patient, whose events the policies see: MemoizationPolicy (config.yml) sees six states, of three
_SEEN_OF_ENTITIES = ("entity", "role", "group")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Taken:
    """A tracker after a turn; not whole where the turn began without what was there before."""

    tracker: DialogueStateTracker
    is_whole: bool


class OpenTurn:
    """A turn of a conversation while it lasts: what it began from, and the tracker that Rasa saves in it."""

    def __init__(self, conversation: str, remembered: Remembered) -> None:
        self.conversation = conversation
        self.remembered = remembered
        self.saved: DialogueStateTracker | None = None

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Within this, and what is awaited in it, Rasa has this turn's tracker."""
        token = _open_turn.set(self)
        try:
            yield
        finally:
            _open_turn.reset(token)

    def take(self) -> Taken | None:
        """The tracker that Rasa saved; None where it came to none."""
        return Taken(self.saved, self.remembered.is_whole) if self.saved else None


_open_turn: ContextVar[OpenTurn] = ContextVar("open_turn")


def open_turn() -> OpenTurn:
    """The turn that this runs in. Raises LookupError outside of any."""
    return _open_turn.get()


class ConversationStore(TrackerStore):
    """Gives Rasa the tracker of the turn it is in, and keeps what Rasa saves with that turn.

    What a turn that was given up does later touches no other, so that the conversation is as if it had not been.
    """

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of the open turn, None where its conversation is new."""
        turn = open_turn()
        return turn.saved or self._tracker(sender_id, turn.remembered)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker with the open turn."""
        open_turn().saved = tracker

    async def keys(self) -> Iterable[str]:
        """The conversation of the open turn."""
        return (open_turn().conversation,)

    def _tracker(self, conversation: str, remembered: Remembered) -> DialogueStateTracker | None:
        if remembered.state is not None:
            try:
                return unpack(remembered.state, conversation, self.domain)
            except ValueError as err:
                logger.error("a conversation begins anew, its state cannot be read: %s", type(err.__cause__).__name__)
        if not remembered.doctor_questions:
            return None
        kept = SlotSet(DOCTOR_QUESTIONS, list(remembered.doctor_questions))
        return _tracker(conversation, self.domain, _beginning([kept]))


def slots_set(tracker: DialogueStateTracker) -> Mapping[str, Any]:
    """The slots that the last turn set, with their last values."""
    found: dict[str, Any] = {}
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, SlotSet):
            found.setdefault(event.key, event.value)
    return found


def pack(tracker: DialogueStateTracker) -> str:
    """What the next turn needs of a tracker; `unpack` reads it back."""
    return json.dumps([event.as_dict() for event in _needed(tracker)], separators=(",", ":"))


def unpack(state: str, conversation: str, domain: Domain) -> DialogueStateTracker:
    """The tracker of a state; raises ValueError where that is none, as another version may have left it."""
    try:
        return _tracker(conversation, domain, list(map(read_event, json.loads(state))))
    except Exception as err:  # Rasa's events raise whatever comes of what they are given
        raise ValueError("no state of a conversation") from err


def _tracker(conversation: str, domain: Domain, events: Sequence[Event]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(conversation, list(events), domain.slots)


def _needed(tracker: DialogueStateTracker) -> list[Event]:
    """The last turns' events as the policies see them, after what the slots were before.

    Slots that no policy sees stand there with their last value.
    """
    events = tracker.applied_events()
    said = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    start = said[-_TURNS] if len(said) >= _TURNS else said[0] if said else len(events)
    seen = {name for name, slot in tracker.slots.items() if slot.influence_conversation}
    values = {name: slot.value for name, slot in tracker.slots.items() if name not in seen and _is_set(slot)}
    for event in events[:start]:
        if isinstance(event, SlotSet) and event.key in seen:
            values[event.key] = event.value
    slots = [SlotSet(name, value) for name, value in values.items() if value is not None]
    return [*_beginning(slots), *_tail(events[start:], seen)]


def _is_set(slot: Slot) -> bool:
    return slot.value is not None and slot.value != slot.initial_value


def _beginning(slots: Sequence[SlotSet]) -> list[Event]:
    return [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), *slots, ActionExecuted(ACTION_LISTEN_NAME)]


def _tail(events: Iterable[Event], seen: set[str]) -> Iterator[Event]:
    for event in events:
        if isinstance(event, UserUttered):
            yield _bare(event)
        elif isinstance(event, SlotSet):
            if event.key in seen:
                yield event
        elif not isinstance(event, BotUttered):
            yield event


def _bare(said: UserUttered) -> UserUttered:
    """The patient's words and what policies see of what they were taken for, without all else that was understood."""
    intent: dict[str, Any] = {name: said.intent.get(name) for name in ("name", "confidence")}
    entities = [{name: each[name] for name in _SEEN_OF_ENTITIES if name in each} for each in said.entities]
    return UserUttered(said.text, intent, entities, timestamp=said.timestamp)
