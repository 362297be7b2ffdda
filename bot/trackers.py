"""Rasa's trackers between two turns: only what the next turn needs, as a text that bot.records keeps.

Rasa's own store keeps every event for ever, reads all of them at every turn, and takes a failed read for an empty
conversation. Here a tracker is made anew for each turn and taken apart after it.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
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
from bot.records.errors import DatabaseUnavailable
from bot.records.remembered import Remembered

DOCTOR_QUESTIONS = "doctor_questions"

_TURNS = 4  # of the patient, whose events the policies see: MemoizationPolicy (config.yml) sees six states, of three
_SEEN_OF_ENTITIES = ("entity", "role", "group")

logger = logging.getLogger(__name__)

Remember = Callable[[str], Awaitable[Remembered]]


@dataclass(frozen=True)
class Taken:
    """A tracker after a turn; not whole where the turn began without what was there before."""

    tracker: DialogueStateTracker
    is_whole: bool


class ConversationStore(TrackerStore):
    """Gives Rasa the tracker of a conversation, and keeps what Rasa saves until it is taken.

    `remember` tells what the last turn left. Where it raises DatabaseUnavailable the patient is answered all the same,
    and the tracker is marked as one that must not be written over what is there.
    """

    def __init__(self, domain: Domain, remember: Remember) -> None:
        super().__init__(domain)
        self._remember = remember
        self._saved: dict[str, DialogueStateTracker] = {}
        self._adrift: set[str] = set()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of a conversation, None for a new one."""
        if sender_id in self._saved:
            return self._saved[sender_id]
        try:
            remembered = await self._remember(sender_id)
        except DatabaseUnavailable:
            remembered = Remembered(is_whole=False)
        if not remembered.is_whole:
            self._adrift.add(sender_id)
        return self._tracker(sender_id, remembered)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker until it is taken."""
        self._saved[tracker.sender_id] = tracker

    def take(self, conversation: str) -> Taken | None:
        """The tracker that Rasa saved since the last time, which is not kept here any longer."""
        tracker, is_whole = self._saved.pop(conversation, None), conversation not in self._adrift
        self._adrift.discard(conversation)
        return Taken(tracker, is_whole) if tracker else None

    async def keys(self) -> Iterable[str]:
        """The conversations that have a turn now."""
        return tuple(self._saved)

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
