"""What a conversation was about, for as long as the patient may come back to it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.context import LASTS, MOST, Context, Matter
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Kind, Mention, Question

NUMBERS = st.lists(st.integers(1, 99)).map(tuple)
QUESTIONS = st.builds(
    Question,
    st.text(),
    st.text(),
    st.floats(0, 1),
    st.lists(st.builds(Mention, st.sampled_from(Kind), st.text())).map(tuple),
)
MATTERS = st.builds(
    Matter,
    st.lists(QUESTIONS, max_size=3).map(tuple),
    st.lists(st.text()).map(tuple),
    NUMBERS,
    NUMBERS,
    st.sampled_from(Verdict),
    st.floats(0, 9e9),
)


def matter(topic: str | None, *shown: int, at: float = 0.0) -> Matter:
    return Matter((), (topic,) if topic else (), shown, shown, Verdict.ANSWERED, at)


def context(*topics: str | None) -> Context:
    return Context(tuple(matter(topic) for topic in topics))


def topics(context: Context) -> list[str | None]:
    return [matter.topics[0] if matter.topics else None for matter in context.matters]


@given(st.lists(MATTERS, max_size=3).map(tuple))
def test_any_context_is_the_same_after_a_turn_as_json(matters: tuple[Matter, ...]) -> None:
    plain = json.loads(json.dumps(Context(matters).to_list()))

    assert Context.from_list(plain, now=0.0) == Context(matters)


@pytest.mark.parametrize(
    ("age", "kept"), [(0.0, True), (LASTS - 1, True), (LASTS, True), (LASTS + 1, False), (1e9, False)]
)
def test_what_was_asked_too_long_ago_is_forgotten(age: float, kept: bool) -> None:
    plain = Context((matter("milk", at=5000.0),)).to_list()

    assert bool(Context.from_list(plain, now=5000.0 + age).matters) is kept


@pytest.mark.parametrize("plain", [None, []])
def test_a_new_conversation_was_about_nothing(plain: list[dict[str, object]] | None) -> None:
    context = Context.from_list(plain, now=0.0)

    assert (context.matters, context.last, context.topic, context.topics) == ((), None, None, frozenset())


@pytest.mark.parametrize("broken", [{"verdict": "purple"}, {"at": "yesterday"}, {"questions": [{"text": "?"}]}])
def test_what_was_not_written_by_it_is_not_read(broken: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        Context.from_list([{**matter("milk").to_dict(), **broken}], now=0.0)


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        (["milk", "dose"], "dose"),
        (["milk", None], "milk"),  # thanks, or something that was not understood
        (["milk", None, None, "dose", None], "dose"),
        ([None, None], None),
        ([], None),
    ],
)
def test_the_newest_topic_stays_whatever_else_was_said_since(said: list[str | None], topic: str | None) -> None:
    assert context(*said).topic == topic


def test_of_several_questions_in_one_message_the_last_is_the_newest() -> None:
    both = Matter((), ("milk", "dose"), (), (), Verdict.ANSWERED, 0.0)

    assert Context((both,)).topic == "dose"
    assert Context((both, matter("form"))).topics == {"milk", "dose", "form"}


def test_the_newest_matter_is_the_last_and_the_oldest_are_forgotten() -> None:
    found = Context()
    for number in range(MOST + 2):
        found = found.with_matter(matter(f"topic {number}"))

    assert topics(found) == [f"topic {number}" for number in range(2, MOST + 2)]
    assert found.last == matter(f"topic {MOST + 1}")


def test_what_is_shown_next_belongs_to_the_newest_matter() -> None:
    before = Context((matter("milk", 9), matter("form", 3, 4, at=1.0)))

    after = before.with_shown(iter([5, 4]), at=7.0)

    assert after.matters[0] == before.matters[0]
    assert after.last == Matter((), ("form",), (3, 4, 5), (5, 4), Verdict.ANSWERED, 7.0)


@pytest.mark.parametrize("before", [Context(), context("milk"), Context((matter("milk", 9), matter("form", 3)))])
def test_where_nothing_more_is_shown_what_was_shown_last_stays_so(before: Context) -> None:
    assert before.with_shown([], at=7.0) == before


def test_nothing_is_gone_on_with_where_nothing_was_asked() -> None:
    assert Context().with_shown([1, 2], at=7.0) == Context()


@pytest.mark.parametrize(
    ("said", "to_first", "again"),
    [
        # yes: the one before, or the first
        (["milk", "dose"], False, "milk"),
        (["milk", "dose", "form"], False, "dose"),
        (["milk", "dose", "form"], True, "milk"),
        (["milk", "dose"], True, "milk"),
        # what had no answer is not gone back to, and is no place to go back from
        (["milk", None, "dose"], False, "milk"),
        ([None, "milk", "dose"], True, "milk"),
        (["milk", None], False, "milk"),
    ],
)
def test_going_back_makes_an_earlier_matter_the_newest_below_the_others(
    said: list[str | None], to_first: bool, again: str
) -> None:
    assert topics(context(*said).back(to_first)) == [*said, again]


@pytest.mark.parametrize("to_first", [False, True])
@pytest.mark.parametrize("said", [["milk"], [None, "milk"], [None, None], [None], []])
def test_where_nothing_was_answered_before_there_is_nowhere_to_go_back_to(
    said: list[str | None], to_first: bool
) -> None:
    assert context(*said).back(to_first) == context(*said)


def test_going_back_forgets_the_oldest() -> None:
    said = [f"topic {number}" for number in range(MOST)]

    assert topics(context(*said).back()) == [*said[1:], said[-2]]


def test_a_section_that_was_read_can_be_gone_back_to() -> None:
    read = matter(None, 9, 10)

    assert Context((read, matter("milk"))).back().last == read


def reported(at: float = 0.0) -> Matter:
    return Matter((Question("help", "report_emergency", 1.0),), (), (), (), Verdict.NOT_COVERED, at)


@pytest.mark.parametrize(
    ("matters", "in_danger"),
    [
        ((reported(),), True),  # yes
        ((reported(), matter("milk")), True),
        ((matter("milk"), reported(), matter(None)), True),
        ((reported(), matter("milk"), matter("milk")), False),  # no
        ((matter("milk"),), False),
        ((), False),
    ],
)
def test_danger_is_remembered_for_two_turns(matters: tuple[Matter, ...], in_danger: bool) -> None:
    assert Context(matters).in_danger is in_danger


def test_danger_that_is_taken_back_is_forgotten() -> None:
    context = Context((matter("milk"), reported(), matter("wool"))).without_emergencies()

    assert topics(context) == ["milk", "wool"] and not context.in_danger


def test_matters_not_long_ago_that_led_to_a_topic_are_recent() -> None:
    milk, wool = matter("milk"), matter("wool")

    assert Context((milk, matter(None), wool)).recent == (wool, milk)
    assert Context((milk, *[matter(None)] * 3)).recent == Context().recent == ()
