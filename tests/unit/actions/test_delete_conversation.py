"""The conversation is deleted when the patient is sure."""

from rasa_sdk.executor import CollectingDispatcher

from actions.delete_conversation import DeleteConversation

from .fakes import noted, tracker, uttered


async def test_it_is_said_and_noted_for_those_who_keep_records() -> None:
    dispatcher = CollectingDispatcher()

    events = await DeleteConversation().run(dispatcher, tracker("yes", "affirm", offered="deleting"), {})

    assert uttered(dispatcher) == ["utter_conversation_deleted"]
    assert noted(events) == {"reply": {"verdict": "small_talk", "deletes": True}, "offered": None}
