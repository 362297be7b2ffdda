"""The fault table: whatever fails inside, the patient is answered in time, and on record, and others do not notice."""

import asyncio
import time

import pytest

from bot import bootstrap

from .clinic import ALCOHOL, Clinic, seconds_of_turns
from .conftest import TURNS
from .inside import FAULTS, MARK, Fault, broken

SAFE_SECONDS = 8.0  # what is promised; a turn's own time is a fifth of it here
OTHERS_SECONDS = 0.2  # in which 95 of 100 turns of others are answered


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_the_patient_is_answered_and_others_do_not_notice(clinic: Clinic, usual: float, fault: Fault) -> None:
    patient, other = await clinic.patient(), await clinic.patient()
    words = f"can I {MARK} drink alcohol?"
    with broken(fault, clinic):
        started = time.perf_counter()
        asking = asyncio.create_task(patient.say(words))
        others = await seconds_of_turns(other, TURNS)
        reply = await asking
        assert time.perf_counter() - started < SAFE_SECONDS
        emergency = await patient.say(f"she swallowed the whole bottle {MARK}")
    texts = [message["text"] for message in reply["messages"]]
    if fault.is_answered:
        assert ALCOHOL in texts and reply["verdict"] == "answered"
    else:
        assert texts == [bootstrap.wording().text("utter_default")] and "doctor" in texts[0]
    assert (emergency["urgent"], emergency["messages"][0]["kind"]) == (True, "notice")
    assert others[-2] < max(OTHERS_SECONDS, 3 * usual), f"others waited {others}, usually {usual}"
    assert "secret" not in str([reply, emergency])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_the_turn_is_on_record_once_and_the_conversation_goes_on(clinic: Clinic, fault: Fault) -> None:
    patient = await clinic.patient()
    with broken(fault, clinic):
        await patient.say(f"can I {MARK} drink alcohol?")
    assert await clinic.turns_on_record(patient) == 1
    after = await patient.say("can I drink alcohol?")
    assert ALCOHOL in [message["text"] for message in after["messages"]]
    assert await clinic.turns_on_record(patient) == 2
