"""How to reach a person is told as the clinic has set it."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.give_contact import GiveContact
from bot import bootstrap
from bot.settings import Settings

from .fakes import tracker, uttered


@pytest.mark.parametrize(
    ("contact", "sent"),
    [("01632 960000", "utter_person_at"), ("the desk 🏥 {now}", "utter_person_at"), ("", "utter_person")],
)
async def test_the_contact_is_given_where_the_clinic_has_set_one(
    contact: str, sent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "settings", lambda: Settings(clinic_contact=contact))
    dispatcher = CollectingDispatcher()

    await GiveContact().run(dispatcher, tracker("a nurse please", "request_person"), {})

    assert uttered(dispatcher) == [sent]
    assert dispatcher.messages[0].get("contact", "") == contact
