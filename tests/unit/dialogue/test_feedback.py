"""The patient is asked once in a while whether replies help."""

import json

import pytest

from bot.dialogue.feedback import ASKING, EVERY, PAUSE, State, asked, counted, given, is_due
from bot.leaflet.answer import Choice, Reply, Say, Verdict

ANSWER, PARTIAL = Reply(Verdict.ANSWERED, ()), Reply(Verdict.PARTIAL, ())
SILENT, HELLO, CINEMA = (Reply(v, ()) for v in (Verdict.NOT_COVERED, Verdict.SMALL_TALK, Verdict.OFF_TOPIC))
URGENT = Reply(Verdict.ANSWERED, (), urgent=True)
WITH_BUTTON = Reply(Verdict.ANSWERED, (Say("utter_goes_on", choices=(Choice("request_more"),)),))
NOW = 10_000.0


def after(*replies: Reply) -> State:
    state: State | None = None
    for reply in replies:
        state = counted(state, reply)
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("replies", "count"),
    [
        # yes: something from the document was shown
        ([ANSWER], 1),
        ([ANSWER, PARTIAL, WITH_BUTTON], 3),
        # no: nothing was
        ([SILENT], 0),
        ([ANSWER, HELLO, CINEMA, SILENT, ANSWER], 2),
        # an emergency begins anew, and does not count itself
        ([ANSWER, ANSWER, URGENT], 0),
        ([ANSWER, URGENT, ANSWER], 1),
    ],
)
def test_replies_that_may_have_helped_are_counted(replies: list[Reply], count: int) -> None:
    assert after(*replies)["replies"] == count


@pytest.mark.parametrize(
    ("replies", "due"),
    [
        # yes: enough of them, and the last one has an answer
        ([ANSWER] * EVERY, True),
        ([ANSWER] * (EVERY - 1) + [PARTIAL], True),
        ([ANSWER] * (EVERY + 3), True),
        ([URGENT] + [ANSWER] * EVERY, True),
        # no: too few, nothing that may help, something else to tap, an emergency before or now
        ([ANSWER] * (EVERY - 1), False),
        ([ANSWER] * EVERY + [SILENT], False),
        ([ANSWER] * EVERY + [HELLO], False),
        ([ANSWER] * EVERY + [WITH_BUTTON], False),
        ([ANSWER] * EVERY + [URGENT], False),
        ([ANSWER] * (EVERY - 1) + [URGENT, ANSWER], False),
    ],
)
def test_it_is_asked_below_an_answer_once_there_were_several(replies: list[Reply], due: bool) -> None:
    assert is_due(after(*replies), replies[-1], NOW) is due


def test_not_even_many_replies_ask_below_an_emergency() -> None:
    assert not is_due({"replies": EVERY, "asked": None, "given": []}, URGENT, NOW)


@pytest.mark.parametrize(("later", "due"), [(0.0, False), (PAUSE - 1, False), (PAUSE, True), (PAUSE * 9, True)])
def test_it_is_not_asked_again_before_a_pause(later: float, due: bool) -> None:
    state, _ = asked(after(*[ANSWER] * EVERY), NOW)
    for _ in range(EVERY):
        state = counted(state, ANSWER)

    assert is_due(state, ANSWER, NOW + later) is due


def test_after_asking_the_count_begins_anew() -> None:
    state, line = asked(after(*[ANSWER] * EVERY), NOW)

    for _ in range(EVERY - 1):
        state = counted(state, ANSWER)

    assert line == ASKING
    assert not is_due(state, ANSWER, NOW + 2 * PAUSE)
    assert is_due(counted(state, ANSWER), ANSWER, NOW + 2 * PAUSE)


def test_both_answers_can_be_tapped() -> None:
    assert [choice.intent for choice in ASKING.choices] == ["say_helpful", "say_unhelpful"]


def test_what_the_patient_says_is_kept_in_order() -> None:
    state = given(None, helpful=True, topics=("milk", "dose"), now=1.0)
    state = given(state, helpful=False, topics=(), now=2.0)

    assert state["given"] == [
        {"at": 1.0, "helpful": True, "topics": ["milk", "dose"]},
        {"at": 2.0, "helpful": False, "topics": []},
    ]


def test_saying_so_neither_counts_nor_forgets_what_was_counted() -> None:
    state = given(after(ANSWER, ANSWER), helpful=True, topics=["milk"], now=1.0)

    assert counted(state, ANSWER)["replies"] == 3
    assert counted(state, ANSWER)["given"] == state["given"]


def test_a_new_conversation_does_not_begin_with_what_another_said() -> None:
    given(None, helpful=True, topics=["milk"], now=1.0)
    counted(None, ANSWER)

    assert counted(None, HELLO) == {"replies": 0, "asked": None, "given": []}


def test_it_survives_a_turn_as_json() -> None:
    state, _ = asked(given(after(ANSWER), helpful=True, topics=["milk"], now=1.0), NOW)

    assert json.loads(json.dumps(state)) == state
