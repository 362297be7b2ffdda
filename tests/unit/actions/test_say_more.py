"""Reading goes on where the last reply stopped."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.say_more import SayMore

from .fakes import matters, noted, tapped, tracker, uttered


async def test_the_rest_of_the_section_is_shown_and_noted_as_shown_of_its_question() -> None:
    dispatcher = CollectingDispatcher()
    conversation = tracker("more", matters=matters("alcohol"), reply={"question": "beer?"})

    slots = noted(await SayMore().run(dispatcher, conversation, {}))

    lead_in, *sentences, doctor = uttered(dispatcher)
    assert (lead_in, len(sentences), doctor) == ("utter_quote_also", 3, "utter_doctor_alcohol")
    assert sentences[0].startswith("Before taking Baclofen, it is important to inform")
    assert slots["matters"][0]["shown"] == (38, 35, 36, 37)
    assert slots["reply"]["question"] == "alcohol?"


async def test_a_long_rest_is_read_a_part_at_a_time() -> None:
    first, second = CollectingDispatcher(), CollectingDispatcher()

    slots = noted(await SayMore().run(first, tracker("go on", matters=matters("side_effects")), {}))
    again = noted(await SayMore().run(second, tracker("/request_more", matters=slots["matters"]), {}))

    assert tapped(first) == ["/request_more"] and uttered(first)[-1] == "utter_goes_on"
    assert tapped(second) == []
    latest = slots["matters"][0]["latest"], again["matters"][0]["latest"]
    assert latest == ((16, 17, 29, 31), (14,))


@pytest.mark.parametrize(
    ("topics", "ago", "sent"),
    [
        # all of its section was shown, or nothing is quoted
        (("mechanism",), 0.0, ["utter_no_more", "utter_doctor_general"]),
        (("alcohol", "dose"), 0.0, ["utter_no_more", "utter_doctor_taking"]),
        # nothing to go on from
        ((), 0.0, ["utter_nothing_before"]),
        (("alcohol",), 2000.0, ["utter_nothing_before"]),
    ],
)
async def test_where_there_is_no_more_it_is_said(topics: tuple[str, ...], ago: float, sent: list[str]) -> None:
    dispatcher = CollectingDispatcher()

    events = await SayMore().run(dispatcher, tracker("and? 🙂", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == sent
    assert noted(events)["reply"]["verdict"] == "not_covered"
