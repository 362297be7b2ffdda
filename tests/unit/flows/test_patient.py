"""A patient types and taps what a flow says, and what came of it is named."""

import pytest

from bot.flows.flow import FlowError, Outcome, Turn
from bot.flows.patient import Patient, sentence_names
from bot.leaflet.answer import Verdict
from bot.reply import TurnReply

from ..fakes import ALCOHOL, FakeAgent, conversations_with, words_of

DOSE = words_of("utter_choice_dose")
BUTTONS = [{"title": DOSE, "payload": "/ask_dose"}]
WINE, TAP = Turn("any", patient="wine 🍷?"), Turn("any", button=DOSE)


async def after(agent: FakeAgent, *turns: Turn) -> tuple[Patient, TurnReply]:
    """The patient after these turns, and the last reply."""
    patient = Patient(conversations_with(agent), "Alcohol")
    replies = [await patient.take(turn) for turn in turns]
    return patient, replies[-1]


async def test_what_is_typed_is_said_in_one_conversation() -> None:
    agent = FakeAgent()

    patient, _ = await after(agent, WINE, Turn("any", patient="and beer"))

    assert agent.heard == [("Alcohol", "wine 🍷?"), ("Alcohol", "and beer")]
    assert patient.typed == ["wine 🍷?", "and beer"]


async def test_a_button_of_the_last_reply_is_tapped_by_its_label() -> None:
    agent = FakeAgent(says=[{"text": ALCOHOL, "buttons": BUTTONS}])

    patient, reply = await after(agent, WINE, TAP)

    assert [text for _, text in agent.heard] == ["wine 🍷?", "/ask_dose"]
    assert (patient.last, patient.typed) == (reply, ["wine 🍷?"])


@pytest.mark.parametrize("before", [[], [WINE]])
@pytest.mark.parametrize("label", [DOSE, "", "🙂"])
async def test_a_button_that_the_reply_does_not_have_cannot_be_tapped(before: list[Turn], label: str) -> None:
    agent = FakeAgent()

    with pytest.raises(FlowError, match="'Alcohol': the reply has no button"):
        await after(agent, *before, Turn("any", button=label))
    assert len(agent.heard) == len(before)


async def test_a_button_of_an_earlier_reply_cannot_be_tapped_any_more() -> None:
    agent = FakeAgent(says=[{"text": ALCOHOL, "buttons": BUTTONS}])
    patient, _ = await after(agent, WINE)
    agent.says = [{"text": ALCOHOL}]
    await patient.take(WINE)

    with pytest.raises(FlowError, match="no button"):
        await patient.take(TAP)


async def test_sentences_and_words_come_by_their_names() -> None:
    says = [{"text": ALCOHOL}, {"text": words_of("utter_doctor_alcohol")}, {"text": words_of("utter_affirm")}]
    agent = FakeAgent(says=says, noted={"verdict": "partial", "urgent": False})

    patient, reply = await after(agent, WINE)

    outcome = patient.outcome(reply)
    assert (outcome.verdict, outcome.urgent, outcome.shows) == ("partial", False, (sentence_names()[ALCOHOL],))
    assert outcome.says == ("utter_doctor_alcohol", "utter_affirm")


async def test_a_notice_and_words_with_a_gap_filled_by_the_patient_are_named_too() -> None:
    kept = words_of("utter_question_kept").replace("{question}", "wine 🍷?")
    agent = FakeAgent(says=[{"text": words_of("utter_notice_overdose")}, {"text": kept}], noted={"urgent": True})

    patient, reply = await after(agent, WINE)

    assert patient.outcome(reply).says == ("utter_notice_overdose", "utter_question_kept")
    assert patient.outcome(reply).urgent


async def test_a_reply_to_a_failure_has_its_name() -> None:
    patient, reply = await after(FakeAgent(failure=RuntimeError()), WINE)

    assert patient.outcome(reply) == Outcome(Verdict.OFF_TOPIC.value, says=("utter_default",))


def test_every_sentence_of_the_leaflet_has_one_name() -> None:
    names = sentence_names()

    assert ALCOHOL in names
    assert len(set(names.values())) == len(names) > 1
