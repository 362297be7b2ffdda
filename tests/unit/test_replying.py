"""Replies: what passes the gate, and those that need no model. See also test_conversation.py."""

import pytest
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.gate import NotAllowedError
from bot.reply import Kind

from .fakes import ALCOHOL, DOMAIN, replies, texts, words_of


def tracker(**slots: object) -> DialogueStateTracker:
    said = UserUttered("may I have a beer", {"name": "ask_alcohol", "confidence": 0.98765})
    events = [said, *(SlotSet(name, value) for name, value in slots.items())]
    return DialogueStateTracker.from_events("c", events, DOMAIN.slots)


def test_a_reply_tells_what_was_understood_and_what_the_actions_noted() -> None:
    noted = {"verdict": "answered", "urgent": True, "deletes": True}
    reply = replies().of_turn(tracker(reply=noted), [{"text": ALCOHOL}], "Beer?")
    assert (reply.user, reply.intent, reply.confidence) == ("Beer?", "ask_alcohol", 0.988)
    assert (reply.verdict, reply.urgent, reply.deletes, texts(reply)) == ("answered", True, True, [ALCOHOL])


def test_without_notes_it_is_small_talk() -> None:
    reply = replies().of_turn(tracker(), [{"text": words_of("utter_thanks")}], "thanks")
    assert (reply.verdict, reply.urgent, reply.deletes) == ("small_talk", False, False)


UNKNOWN = {"payload": "/x", "title": ""}


@pytest.mark.parametrize("said", [{"text": "Take two."}, {"text": ALCOHOL, "buttons": [UNKNOWN]}])
def test_what_no_reply_may_hold_is_an_error(said: dict[str, object]) -> None:
    with pytest.raises(NotAllowedError):
        replies().of_turn(tracker(), [said], "")


@pytest.mark.parametrize(
    ("text", "notice"),
    [("hello", None), ("he took ALL his tablets", "utter_notice_overdose"), ("", None), ("🙂", None)],
)
def test_a_fixed_reply_begins_with_the_notice_where_words_tell_of_an_emergency(text: str, notice: str | None) -> None:
    reply = replies().fixed("utter_default", text)
    assert [(m.kind, m.response) for m in reply.messages] == [
        *([(Kind.NOTICE, notice)] if notice else []),
        (Kind.SAY, "utter_default"),
    ]
    assert (reply.urgent, reply.user) == (notice is not None, text)
