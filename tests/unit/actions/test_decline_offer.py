"""A "no" is answered by what was offered, and that is offered no more."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.decline_offer import DeclineOffer
from bot import bootstrap

from .fakes import noted, tracker, uttered


@pytest.mark.parametrize(
    ("offered", "sent"),
    [
        ("keeping", "utter_question_not_kept"),
        ("meanings", "utter_other_words"),
        ("danger", "utter_notice_still"),
        # only a "no": nothing is taken off the list, nothing was offered
        ("removing", "utter_deny"),
        (None, "utter_deny"),
        ("", "utter_deny"),
        ("🙂", "utter_deny"),
    ],
)
async def test_a_no_is_answered_by_what_was_offered(offered: str | None, sent: str) -> None:
    dispatcher = CollectingDispatcher()

    events = await DeclineOffer().run(dispatcher, tracker("no thanks 🙂", "deny", offered=offered), {})

    assert uttered(dispatcher) == [sent]
    assert sent in bootstrap.wording().texts
    assert noted(events)["offered"] is None


@pytest.mark.parametrize("offered", ["keeping", "meanings", "removing"])
async def test_what_was_kept_and_asked_before_stays(offered: str) -> None:
    conversation = tracker("no", "deny", offered=offered, doctor_questions=["mg??"], reply={"question": "beer?"})

    events = await DeclineOffer().run(CollectingDispatcher(), conversation, {})

    assert noted(events).keys() == {"offered"}
