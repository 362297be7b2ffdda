"""Rasa's events from plain JSON values."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses


def read_event(plain: Mapping[str, Any]) -> Event:
    """The event of a dict as `Event.as_dict` makes it; raises ValueError or KeyError where it is none.

    As Event.from_parameters, which goes through all kinds of events for each.
    """
    kind = _kinds().get(plain["event"])
    event = kind._from_parameters(dict(plain)) if kind else None
    if event is None:
        raise ValueError("no event that Rasa knows")
    return event


@cache
def _kinds() -> Mapping[str, type[Event]]:
    """Each kind of event by the name it has in JSON; the first where several share it, as in Rasa."""
    kinds: dict[str, type[Event]] = {}
    for kind in all_subclasses(Event):
        kinds.setdefault(getattr(kind, "type_name", ""), kind)
    return kinds
