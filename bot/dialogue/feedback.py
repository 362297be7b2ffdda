"""Whether replies help: asked once in a while, kept when the patient says so. It travels through Rasa's tracker."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.leaflet.answer import Choice, Line, Reply, Say, Verdict

EVERY = 4  # replies with something from the document,
PAUSE = 1800.0  # and seconds, from one asking to the next
_ANSWERED = {Verdict.ANSWERED, Verdict.PARTIAL}

ASKING = Say("utter_did_it_help", choices=(Choice("say_helpful"), Choice("say_unhelpful")))

State = Mapping[str, Any]
_NEW: State = {"replies": 0, "asked": None, "given": []}


def counted(state: State | None, reply: Reply) -> State:
    """The state after one more reply; an emergency begins the count anew."""
    state = state or _NEW
    if reply.urgent:
        return {**state, "replies": 0}
    return {**state, "replies": state["replies"] + (reply.verdict in _ANSWERED)}


def is_due(state: State, reply: Reply, now: float) -> bool:
    """Whether to ask below this reply: one with an answer and nothing else to tap."""
    if reply.verdict not in _ANSWERED or reply.urgent or reply.choices or state["replies"] < EVERY:
        return False
    return state["asked"] is None or now - state["asked"] >= PAUSE


def asked(state: State, now: float) -> tuple[State, Line]:
    """The state after asking, and the line that asks."""
    return {**state, "replies": 0, "asked": now}, ASKING


def given(state: State | None, helpful: bool, topics: Sequence[str], now: float) -> State:
    """The state with what the patient said of the last reply, by its topics."""
    state = state or _NEW
    return {**state, "given": [*state["given"], {"at": now, "helpful": helpful, "topics": list(topics)}]}
