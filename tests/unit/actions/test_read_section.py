"""A section of the leaflet is read to the patient, the one tapped or named."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.read_section import ReadSection
from bot.leaflet.question import Question

from .fakes import matters, noted, tapped, tracker, uttered

READ = "read_section"


@pytest.mark.parametrize(
    ("text", "tapped_number", "shown"),
    [
        # tapped
        ('/read_section{"section": "0"}', "0", (1, 2)),
        ('/read_section{"section": "12"}', "12", (39, 40, 41, 42)),
        ("read how it works", "8", (24, 25, 26, 27)),
        # named
        ("read how it works", None, (6, 7, 8, 9)),
        ("READ THE BENIFITS 🙂", None, (10, 11, 12, 13)),
        ("what stands at the start", None, (1, 2)),
        # tapped, and there is no such section
        ("read how it works", "99", (6, 7, 8, 9)),
        ("read how it works", "💊", (6, 7, 8, 9)),
    ],
)
async def test_the_section_tapped_or_else_named_is_read(
    text: str, tapped_number: str | None, shown: tuple[int, ...]
) -> None:
    conversation = tracker(text, READ)
    conversation.latest_message["entities"] = [{"entity": "section", "value": tapped_number}] if tapped_number else []

    slots = noted(await ReadSection().run(CollectingDispatcher(), conversation, {}))

    assert slots["matters"][-1]["shown"] == shown
    assert slots["reply"]["verdict"] == "answered"


@pytest.mark.parametrize(
    ("text", "last", "buttons"),
    [
        ("read the benefits", "utter_doctor_general", []),
        ("read other uses", "utter_goes_on", ["/request_more"]),
    ],
)
async def test_a_long_section_is_read_a_part_at_a_time(text: str, last: str, buttons: list[str]) -> None:
    dispatcher = CollectingDispatcher()

    await ReadSection().run(dispatcher, tracker(text, READ), {})

    lead_in, *sentences = [said for said in uttered(dispatcher) if not said.startswith("utter_doctor")]
    assert lead_in == "utter_quote" and len([said for said in sentences if not said.startswith("utter_")]) == 4
    assert (uttered(dispatcher)[-1], tapped(dispatcher)) == (last, buttons)


async def test_a_section_without_a_word_of_its_heading_is_found_by_the_topic() -> None:
    question = Question("the bit on wine", READ, 0.8, ranking=((READ, 0.8), ("ask_alcohol", 0.2)))

    slots = noted(await ReadSection().run(CollectingDispatcher(), tracker("the bit on wine", READ, question), {}))

    assert slots["matters"][-1]["shown"] == (35, 36, 37, 38)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("read the part about treatment or relief", [6, 7]),
        ("read the side effects", [4, 10]),
        ("read the whole leaflet", [0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12]),
        ("read it out", [0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12]),
        ("", [0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12]),
        ("📖", [0, 1, 2, 3, 4, 6, 7, 8, 10, 11, 12]),
    ],
)
async def test_where_it_cannot_be_told_which_those_that_may_be_meant_are_offered(
    text: str, sections: list[int]
) -> None:
    dispatcher, before = CollectingDispatcher(), matters("stopping")

    slots = noted(await ReadSection().run(dispatcher, tracker(text, READ, matters=before), {}))

    assert uttered(dispatcher) == ["utter_which_section"]
    assert tapped(dispatcher) == [f'/read_section{{"section": "{number}"}}' for number in sections]
    assert slots["matters"] == before
