"""The patient goes back to an earlier answer, which is then the newest."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.return_earlier import ReturnEarlier

from .fakes import matters, noted, tracker, uttered

ASKED = ("stopping", "alcohol", "dose")


@pytest.mark.parametrize(
    ("text", "topics", "order"),
    [
        ("the one before please 🙂", ASKED, ["stopping", "alcohol", "dose", "alcohol"]),
        ("", ASKED, ["stopping", "alcohol", "dose", "alcohol"]),
        ("back to my first question", ASKED, ["stopping", "alcohol", "dose", "stopping"]),
        ("what i ORIGINALLY asked", ASKED, ["stopping", "alcohol", "dose", "stopping"]),
        ("the one before", ("dose", "alcohol"), ["dose", "alcohol", "dose"]),
        # nothing earlier: the only one again
        ("the one before", ("alcohol",), ["alcohol"]),
        ("the first", ("alcohol",), ["alcohol"]),
    ],
)
async def test_the_answer_gone_back_to_is_the_newest_matter_and_its_question_the_one_to_keep(
    text: str, topics: tuple[str, ...], order: list[str]
) -> None:
    slots = noted(await ReturnEarlier().run(CollectingDispatcher(), tracker(text, matters=matters(*topics)), {}))

    assert [topic for matter in slots["matters"] for topic in matter["topics"]] == order
    assert slots["reply"]["topics"] == order[-1:]
    assert slots["reply"]["question"] == f"{order[-1]}?"


async def test_the_earlier_answer_is_shown_as_it_was() -> None:
    dispatcher = CollectingDispatcher()

    await ReturnEarlier().run(dispatcher, tracker("go back", matters=matters("stopping", "dose")), {})

    stopping = "Do not suddenly stop taking Baclofen without consulting your doctor"
    assert uttered(dispatcher) == ["utter_quote", stopping, "utter_doctor_stopping"]


@pytest.mark.parametrize(("topics", "ago"), [((), 0.0), (("stopping", "alcohol"), 2000.0)])
async def test_without_an_answer_or_long_after_it_is_asked_what_is_meant(topics: tuple[str, ...], ago: float) -> None:
    dispatcher = CollectingDispatcher()

    await ReturnEarlier().run(dispatcher, tracker("the first", matters=matters(*topics, ago=ago)), {})

    assert uttered(dispatcher) == ["utter_nothing_before"]
