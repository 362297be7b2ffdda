"""Conversations that are forgotten when the process ends."""

from bot.records.memory import MemoryStore, nothing_of
from bot.records.redacted import RedactedText
from bot.records.remembered import Remembered

from .turns import an_entry


async def test_a_turn_begins_from_the_state_that_the_one_before_left() -> None:
    store = MemoryStore()
    assert await store.remember("c", "new") == Remembered()
    await store.keep(an_entry(state="first"))
    await store.keep(an_entry(state="other's", conversation="other"))
    assert await store.remember("c", "new") == Remembered("first")
    await store.keep(an_entry(state="second"))
    await store.keep(an_entry(state=None))
    assert await store.remember("c", "new") == Remembered("second")


async def test_a_conversation_that_is_deleted_begins_anew() -> None:
    store = MemoryStore()
    await store.keep(an_entry(state="first"))
    for conversation in ("c", "nobody"):
        await store.delete(conversation)
    assert await store.remember("c", "new") == Remembered()


def test_nothing_of_what_is_typed_is_left_where_nothing_is_recorded() -> None:
    assert nothing_of("My name is Ann.") == RedactedText("")
