"""Events from JSON values are those Rasa itself reads."""

from typing import Any

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    AllSlotsReset,
    BotUttered,
    Event,
    FollowupAction,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from bot.events import read_event

EVENTS = [
    UserUttered("hi", {"name": "greet", "confidence": 0.9}, timestamp=3.0),
    BotUttered("ho", timestamp=1.0),
    SlotSet("reply", {"verdict": "answered"}, timestamp=2.0),
    ActionExecuted("action_listen", timestamp=2.0),
    FollowupAction("action_listen"),
    SessionStarted(),
    AllSlotsReset(),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: str(event.type_name))
def test_an_event_that_was_written_is_read_as_rasa_reads_it(event: Event) -> None:
    read = read_event(event.as_dict())
    assert type(read) is type(event) and read == event == Event.from_parameters(event.as_dict())
    assert read.timestamp == event.timestamp


@pytest.mark.parametrize("plain", [{}, {"event": "wool"}, {"event": None}])
def test_what_is_no_event_is_an_error(plain: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        read_event(plain)
