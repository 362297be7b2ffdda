"""Earlier replies: for minutes, and not without end."""

import time

import pytest

from bot import earlier
from bot.earlier import Earlier, turn_key
from bot.reply import TurnReply

REPLY = TurnReply("hello", "small_talk", urgent=False, intent="greet", confidence=1.0, messages=())


def test_a_reply_is_found_by_its_key_only() -> None:
    replies = Earlier()
    replies.put("k", "c", REPLY)
    assert replies.get("k") is REPLY
    assert replies.get("c") is None


def test_a_conversation_is_forgotten_and_no_other() -> None:
    replies = Earlier()
    for key, conversation in (("1", "a"), ("2", "b"), ("3", "a")):
        replies.put(key, conversation, REPLY)
    replies.forget("a")
    assert [replies.get(key) for key in "123"] == [None, REPLY, None]


def test_a_reply_is_forgotten_when_it_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    replies = Earlier()
    replies.put("old", "c", REPLY)
    now[0] = 400
    replies.put("new", "c", REPLY)
    assert replies.get("old") is REPLY
    now[0] = 601
    assert replies.get("old") is None and replies.get("new") is REPLY


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "_MOST", 2)
    replies = Earlier()
    for key in "123":
        replies.put(key, "c", REPLY)
    assert [replies.get(key) is not None for key in "123"] == [False, True, True]


def test_keys_differ_by_conversation_and_message() -> None:
    keys = {turn_key(conversation, message) for conversation in ("a", "ab", "") for message in ("b", "", "ab")}
    assert len(keys) == 9 and all(len(key) == 32 for key in keys)
