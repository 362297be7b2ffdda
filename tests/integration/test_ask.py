"""`bot ask` as a program: JSON lines in, JSON lines out, whatever comes in."""

import json
import subprocess
from typing import Any

import pytest

from bot import bootstrap
from bot.settings import PROJECT

from .ask_lines import BROKEN, NO_QUESTIONS, QUESTIONS, WORD
from .processes import environment, present_model, program

ALCOHOL = "It is also important to avoid alcohol while taking Baclofen, as this can increase the risk of side effects."
KEYS = ["user", "verdict", "urgent", "intent", "confidence", "quotes", "sections", "messages", "buttons"]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> "subprocess.CompletedProcess[bytes]":
    """One run over all lines, good and broken ones by turns."""
    present_model()
    good = [json.dumps({"id": name, "turns": turns}).encode() for name, turns in QUESTIONS.items()]
    lines = [*(line for pair in zip(BROKEN, good, strict=False) for line in pair), *BROKEN[len(good) :]]
    done = subprocess.run(
        [program("bot"), "ask"],
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        cwd=PROJECT,
        env=environment(tmp_path_factory.mktemp("state")),
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done


@pytest.fixture(scope="module")
def lines(asked: "subprocess.CompletedProcess[bytes]") -> list[dict[str, Any]]:
    """What it wrote, which is JSON by the letter: Python reads NaN too, others do not."""
    return [json.loads(line, parse_constant=pytest.fail) for line in asked.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def replies(lines: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The replies by the id of their line."""
    return {line["id"]: line["replies"] for line in lines if "replies" in line}


def test_a_broken_line_gives_an_error_in_its_place_and_the_rest_go_on(lines: list[dict[str, Any]]) -> None:
    pairs = min(len(BROKEN), len(QUESTIONS))
    kinds = ["error" if "error" in line else line["id"] for line in lines]
    assert kinds[0 : 2 * pairs : 2] == ["error"] * pairs
    assert kinds[1 : 2 * pairs : 2] == list(QUESTIONS)
    assert kinds[2 * pairs :] == ["error"] * (len(BROKEN) - pairs)


def test_a_line_has_an_id_with_replies_or_an_error_and_nothing_else(lines: list[dict[str, Any]]) -> None:
    assert {tuple(line) for line in lines} == {("id", "replies"), ("error",)}
    assert all(line["error"] and isinstance(line["error"], str) for line in lines if "error" in line)


def test_the_question_of_the_contract_is_answered_to_the_letter(replies: dict[str, list[dict[str, Any]]]) -> None:
    first, _second = replies["q1"]
    assert 0 < first["confidence"] <= 1
    assert first["messages"][1] == ALCOHOL
    assert "doctor" in first["messages"][-1]
    assert first == {
        "confidence": first["confidence"],
        "messages": first["messages"],
        "user": "can i drink on this",
        "verdict": "answered",
        "urgent": False,
        "intent": "ask_alcohol",
        "quotes": [ALCOHOL],
        "sections": ["Precautions when taking Baclofen"],
        "buttons": [],
    }


def test_every_reply_has_the_keys_and_types_of_the_contract(replies: dict[str, list[dict[str, Any]]]) -> None:
    types = (str, str, bool, str, float, list, list, list, list)
    for reply in (reply for found in replies.values() for reply in found):
        assert [*reply] == KEYS
        assert tuple(type(value) for value in reply.values()) == types
        assert all(isinstance(each, str) for key in KEYS[5:] for each in reply[key])


def test_there_is_one_reply_to_each_turn_with_what_was_typed(replies: dict[str, list[dict[str, Any]]]) -> None:
    for name, turns in QUESTIONS.items():
        typed = [turn if isinstance(turn, str) else "" for turn in turns]
        assert [reply["user"] for reply in replies[name]] == typed


def test_what_is_quoted_stands_in_the_document_and_was_shown(replies: dict[str, list[dict[str, Any]]]) -> None:
    shown = [reply for found in replies.values() for reply in found if reply["quotes"]]
    titles = {section.title for section in bootstrap.document().sections}
    assert len(shown) >= 3
    for reply in shown:
        assert all(quote in bootstrap.document().text for quote in reply["quotes"])
        assert set(reply["quotes"]) <= set(reply["messages"])
        assert set(reply["sections"]) <= titles


@pytest.mark.parametrize("number", range(len(NO_QUESTIONS)), ids=[f"{turn!r:.20}" for turn in NO_QUESTIONS])
def test_a_turn_that_is_no_question_gets_a_safe_reply_with_the_doctor_in_it(
    replies: dict[str, list[dict[str, Any]]], number: int
) -> None:
    reply = replies["odd"][number]
    assert "doctor" in " ".join(reply["messages"])
    assert (reply["quotes"], reply["urgent"]) == ([], False)
    assert reply["verdict"] in {"off_topic", "not_covered"}


def test_an_emergency_too_long_to_be_read_gets_the_notice_first(replies: dict[str, list[dict[str, Any]]]) -> None:
    [reply] = replies["long"]
    assert reply["urgent"] is True
    assert reply["messages"][0] == bootstrap.wording().text("utter_notice_overdose")
    assert "doctor" in " ".join(reply["messages"])


def test_other_writing_is_read_and_echoed_unchanged(replies: dict[str, list[dict[str, Any]]]) -> None:
    assert replies["ünï🙂"][1]["quotes"] == [ALCOHOL]
    assert replies["half"][0]["quotes"] == [ALCOHOL]


def test_the_turns_of_a_line_are_one_conversation_and_lines_are_not(
    replies: dict[str, list[dict[str, Any]]],
) -> None:
    not_covered, kept, listed = replies["kept"]
    assert not_covered["buttons"] == ["Keep it for my doctor"]
    assert "how should it be stored" in kept["messages"][0]
    assert listed["messages"][1:] == [
        bootstrap.wording().text("utter_question_item").format(number=1, question="how should it be stored")
    ]
    assert replies["fresh"][0]["messages"] == [bootstrap.wording().text("utter_questions_empty")]


def test_nothing_that_was_typed_stands_on_standard_error(asked: "subprocess.CompletedProcess[bytes]") -> None:
    assert WORD in asked.stdout.decode()
    assert WORD not in asked.stderr.decode()
