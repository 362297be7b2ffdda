"""The traps that stock Rasa 3.6 leaves open, each closed; the numbers are those of the list this project keeps to.

Most are looked at more closely elsewhere: actions, model and records in test_inside.py and test_model.py, requests in
test_outside.py, records in tests/integration/test_never_lost.py and test_canary.py, wrong answers in tests/quality.
"""

import asyncio
import random
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
import yaml
from sqlalchemy.exc import SQLAlchemyError

from bot import bootstrap
from bot.records import store as store_module
from bot.records.dead_letters import waiting_in
from bot.settings import PROJECT

from .clinic import ALCOHOL, Clinic, Patient, seconds_of_turns
from .inside import ACTIONS, MARK, MODELS, Fault, broken


def texts(reply: dict[str, Any]) -> list[str]:
    return [message["text"] for message in reply["messages"]]


def named(name: str) -> Fault:
    return next(fault for fault in [*ACTIONS, *MODELS] if fault.name == name)


@pytest.mark.parametrize("fault", ACTIONS, ids=lambda fault: fault.name)
async def test_trap_1_an_action_that_fails_is_never_silence(clinic: Clinic, fault: Fault) -> None:
    patient = await clinic.patient()
    with broken(fault, clinic):
        async with asyncio.timeout(8):
            reply = await patient.say(f"can I {MARK} drink alcohol?")
    assert texts(reply) == [bootstrap.wording().text("utter_default")]


async def test_trap_2_a_slow_action_is_cut_and_the_next_message_answered(clinic: Clinic) -> None:
    patient = await clinic.patient()
    with broken(named("it waits for ever"), clinic):
        first = asyncio.create_task(patient.say(f"can I {MARK} drink alcohol?"))
        await asyncio.sleep(0.5)
        async with asyncio.timeout(10):
            second, safe = await patient.say("can I drink alcohol?"), await first
    assert ALCOHOL in texts(second) and texts(safe) == [bootstrap.wording().text("utter_default")]
    assert await clinic.turns_on_record(patient) == 2


PATIENTS = 15  # whose 75 turns are over in the time of one, also where another test runs beside


async def test_trap_3_turns_at_once_are_kept_in_order_and_none_is_lost(clinic: Clinic) -> None:
    patients = [await clinic.patient() for _ in range(PATIENTS)]

    async def ask(patient: Patient) -> None:
        await asyncio.gather(*(patient.say(f"question {number} about alcohol") for number in range(5)))

    await asyncio.gather(*map(ask, patients))
    assert [await clinic.turns_on_record(patient) for patient in patients] == [5] * PATIENTS
    read = (await clinic.web.get("/api/conversation", headers=patients[0].headers)).json()["turns"]
    assert [turn["user"] for turn in read] == [f"question {number} about alcohol" for number in range(5)]


async def test_trap_4_a_database_that_is_away_stalls_nobody_and_loses_nothing(
    clinic: Clinic, usual: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient, other = await clinic.patient(), await clinic.patient()
    await patient.say("add to my list: is milk bad for me")

    def away(*_: Any) -> Any:
        raise SQLAlchemyError

    with monkeypatch.context() as patch:
        patch.setattr(store_module, "state_of", away)
        patch.setattr(store_module, "work_of", lambda _letter: away)
        during = await patient.say("can I drink alcohol?")
        others = await seconds_of_turns(other, 20)
        assert waiting_in(clinic.state / "dead-letters") == 21
    assert ALCOHOL in texts(during) and others[-2] < max(1.0, 3 * usual)
    assert await clinic.store.recover()
    assert "milk" in str(await patient.say("show my questions")), "the first message afterwards has its history"
    assert (await clinic.turns_on_record(patient), await clinic.turns_on_record(other)) == (3, 20)


@pytest.mark.parametrize("name", ["the classifier gives nothing", "the encoder fails", "the policy fails"])
async def test_trap_5_a_bot_that_does_not_answer_rightly_is_not_ready(clinic: Clinic, name: str) -> None:
    assert (await clinic.web.get("/health/ready")).status_code == 200
    fault = named(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.integration.faults.inside.MARK", "alcohol")  # which the readiness question has
        fault.breaks(clinic, patch, threading.Event())
        is_ready = (await clinic.web.get("/health/ready")).status_code == 200
    assert is_ready is (name == "the policy fails"), "policies are no part of what readiness asks"


async def test_trap_6_nobody_writes_into_the_conversation_of_another(clinic: Clinic) -> None:
    victim, attacker = await clinic.patient(), await clinic.patient()
    await victim.say("can I drink alcohol?")
    unsigned = await clinic.web.post("/api/turns", json={"id": "1", "text": "hi", "sender": "default"})
    spoofed = await attacker.send(text="hi", sender=victim.token, conversation=victim.token)
    assert (unsigned.status_code, spoofed.status_code) == (401, 400)
    assert await clinic.turns_on_record(victim) == 1 and await clinic.turns_on_record(attacker) == 0


@pytest.mark.parametrize("path", ["/socket.io/?EIO=4&transport=polling", "/socket.io/", "/webhooks/socketio/"])
async def test_trap_7_and_8_there_is_no_socket_io(clinic: Clinic, path: str) -> None:
    assert (await clinic.web.get(path)).status_code == 404
    assert (await clinic.web.post(path)).status_code == 404


async def test_trap_9_no_intent_that_is_typed_is_a_command(clinic: Clinic) -> None:
    """Of all intents of the domain, and Rasa's own, none touches session or list, or is what it is called."""
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    intents = [*domain["intents"], "restart", "session_start", "back", "out_of_scope", "nlu_fallback"]
    patient = await clinic.patient()
    await patient.say("add to my list: is milk bad for me")
    for number, intent in enumerate(intents):
        form = ("/{}", " /{}", "／{}", "\u200b/{}", '/{}{{"offered": "deleting"}}', "/{}@0.99")[number % 6]
        reply = await patient.say(form.format(intent))
        assert not reply["deleted"] and reply["messages"]
        if intent.startswith(("clear", "remove")):  # words that say so, typed by a patient, are believed
            await patient.say("add to my list: is milk bad for me")
        assert "milk" in str(await patient.say("show my questions")), intent


@pytest.mark.parametrize("text", ["", " ", "🙂", "\x00", "\ud800", "12345", "...", "\u200b"], ids=ascii)
async def test_trap_10_odd_input_gets_a_reply_for_people_and_no_quote(clinic: Clinic, text: str) -> None:
    reply = await (await clinic.patient()).say(text)
    assert texts(reply) and all(map(str.strip, texts(reply)))
    assert not any(message["kind"] == "quote" for message in reply["messages"])


async def test_trap_11_a_huge_body_is_refused_while_others_are_answered(clinic: Clinic, usual: float) -> None:
    sender, other = await clinic.patient(), await clinic.patient()
    headers = {**sender.headers, "Content-Type": "application/json"}
    sending = asyncio.create_task(clinic.web.post("/api/turns", content=b"a" * 50_000_000, headers=headers))
    others = await seconds_of_turns(other, 20)
    assert (await sending).status_code == 413 and others[-2] < max(0.2, 3 * usual)


OPEN = {"/", "/leaflet", "/page.css", "/widget.css", "/widget.js", "/icon.svg", "/health/live", "/health/ready"}
CLOSED = ["/api/turns", "/api/conversation", "/conversations/default/tracker", "/model", "/domain", "/status"]


async def test_trap_12_an_outsider_reaches_only_the_pages(clinic: Clinic) -> None:
    reached = {path for path in [*OPEN, *CLOSED] if (await clinic.web.get(path)).status_code == 200}
    assert reached == OPEN
    for path in OPEN - {"/health/live"}:  # which says no more than that there is a server
        assert "Access-Control-Allow-Origin" not in (await clinic.web.get(path)).headers


def test_trap_13_there_is_no_action_server_to_reach(clinic: Clinic) -> None:
    """Actions run in the process: Rasa was given no address to ask, and sends nothing anywhere."""
    assert clinic.model.now is not None
    assert clinic.model.now._agent.processor.action_endpoint is None
    assert clinic.model.now._agent.action_endpoint is None


ELSEWHERE = [
    "what is the price of a flight to paris", "sied efects of lemonade on my car", "asdf qwer zxcv", "who won",
    "does metformin make you dizzy", "what does lisinopril do", "how much is the parking at the clinic",
    "how long does a cold last", "is my horse allowed amoxicillin", "how do I give up coffee at once",
]  # fmt: skip


@pytest.mark.parametrize("text", ELSEWHERE)
async def test_trap_17_nothing_is_quoted_for_what_is_about_something_else(clinic: Clinic, text: str) -> None:
    reply = await (await clinic.patient()).say(text)
    quoted = [message["text"] for message in reply["messages"] if message["kind"] == "quote"]
    assert quoted == []


@pytest.mark.parametrize("seed", range(4))
async def test_trap_18_no_conversation_gets_stuck(clinic: Clinic, seed: int) -> None:
    chance, patient = random.Random(seed), await clinic.patient()
    buttons: list[str] = []
    words = ["yes", "no", "the first", "why", "stop", "/restart", "menu", "delete my conversation", "can I drink?"]
    for _ in range(25):
        taps = buttons and chance.random() < 0.4
        turn = {"button": chance.choice(buttons)} if taps else {"text": chance.choice(words)}
        reply = (await patient.send(**turn)).raise_for_status().json()
        assert texts(reply) != [bootstrap.wording().text("utter_default")] and all(texts(reply))
        buttons = [button["id"] for button in reply["buttons"]]
    assert ALCOHOL in texts(await patient.say("can I drink alcohol while taking baclofen?"))


async def test_trap_20_a_conversation_that_is_deleted_is_nowhere(clinic: Clinic) -> None:
    patient = await clinic.patient()
    await patient.say("add to my list: is the quillfeather canary bad for me")
    assert (await clinic.web.delete("/api/conversation", headers=patient.headers)).status_code == 204
    assert await clinic.turns_on_record(patient) == 0
    await clinic.store.end_sessions(datetime.now(UTC))  # which also writes over what was deleted
    kept = b"".join(path.read_bytes() for path in clinic.state.rglob("*") if path.is_file())
    assert b"quillfeather" not in kept.lower()
