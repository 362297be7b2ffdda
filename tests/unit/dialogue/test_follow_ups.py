"""Turns that ask on about what was just shown."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering import Answering
from bot.dialogue.context import Context, Matter
from bot.dialogue.follow_ups import PART, FollowUps
from bot.leaflet.answer import Reply, Verdict
from bot.leaflet.document import parse
from bot.leaflet.intents import GO_ON
from bot.leaflet.question import Kind, Mention, Question

from ..leaflet.small import DOCUMENT, load_small
from ..reading import said

MILK_YAML = "  milk: {verdict: answered, quotes: [milk], doctor: taking"
FollowUp = Callable[[FollowUps, Context], Reply]
ALL: dict[str, FollowUp] = {
    name: getattr(FollowUps, name) for name in ("again", "more", "reason", "seriousness", "frequency", "source")
}
MILK, HERBS = "“Avoid milk”", "“Name all herbs”"
SNEEZING, HOWLING = "“It may cause sneezing and yawning.”", "“Higher doses cause howling.”"
GHOSTS, CALL = "“Few cats see ghosts.”", "“Call the vet at once.”"


@pytest.fixture
def follow_ups(tmp_path: Path) -> FollowUps:
    """Of the small leaflet, in which milk has a reason, and something on how serious it is."""
    return FollowUps(
        Answering(DOCUMENT, load_small(tmp_path, MILK_YAML, f"{MILK_YAML}, reason: [herbs], seriousness: [call]"))
    )


def matter(topic: str | None, *shown: int, latest: tuple[int, ...] | None = None) -> Matter:
    """One that was asked about; without a topic, a section that was read."""
    questions = (Question("a question", f"ask_{topic}", 1.0),) if topic else ()
    topics = (topic,) if topic else ()
    verdict = Verdict.ANSWERED if shown else Verdict.NOT_COVERED
    return Matter(questions, topics, shown, shown if latest is None else latest, verdict, 0.0)


def after(topic: str | None, *shown: int, latest: tuple[int, ...] | None = None) -> Context:
    return Context((matter("form", 3), matter(topic, *shown, latest=latest)))


@pytest.mark.parametrize("name", sorted(ALL))
def test_nothing_can_be_gone_on_with_before_the_first_question(name: str, follow_ups: FollowUps) -> None:
    reply = ALL[name](follow_ups, Context())

    assert (said(reply.lines), reply.verdict, reply.topics) == ("nothing_before", Verdict.NOT_COVERED, ())


@pytest.mark.parametrize(
    ("context", "lines"),
    [
        (after("milk", 9), f"quote(Points) {MILK} doctor_taking"),
        (after("dose"), "not_covered(dose) doctor_taking offer_to_keep"),
        # of a section, the part that was read last
        (after(None, 5, 6), f"quote(Effects) {SNEEZING} {HOWLING} doctor_general"),
        (after(None, 5, 6, latest=(6,)), f"quote(Effects) {HOWLING} doctor_general"),
        # something was said, and neither asked nor shown
        (after(None), "nothing_before"),
    ],
)
def test_the_last_answer_is_shown_again(context: Context, lines: str, follow_ups: FollowUps) -> None:
    assert said(follow_ups.again(context).lines) == lines


@pytest.mark.parametrize(
    ("context", "numbers", "goes_on"),
    [
        (after("milk", 9, 10, latest=(10,)), [10], []),
        # the rest of the sections can be read on
        (after("serious_side_effects", 7, 8, 5, latest=(5,)), [5], [GO_ON]),
        (after("milk", 9, 1, latest=(1,)), [1], [GO_ON]),
    ],
)
def test_of_an_answer_that_was_gone_on_from_what_was_shown_last_is_shown_again(
    context: Context, numbers: list[int], goes_on: list[str], follow_ups: FollowUps
) -> None:
    reply = follow_ups.again(context)

    assert [sentence.number for sentence in reply.quotes] == numbers
    assert [choice.intent for choice in reply.choices] == goes_on


@pytest.mark.parametrize("shown", [(), (7, 8)])
@pytest.mark.parametrize("name", sorted(ALL))
def test_after_an_emergency_every_turn_that_goes_on_gives_the_notice_again(
    name: str, shown: tuple[int, ...], follow_ups: FollowUps
) -> None:
    danger = Question("ghosts everywhere", "report_emergency", 1.0, (Mention(Kind.TERM, "spooks", "ghosts"),))
    emergency = Matter((danger,), (), shown, shown, Verdict.NOT_COVERED, 0.0)

    reply = ALL[name](follow_ups, Context((matter("milk", 9), emergency)))

    assert said(reply.lines) == f"notice_emergency quote(Rare effects) {GHOSTS} {CALL} doctor_emergency"
    assert reply.urgent


def test_something_may_be_said_before_the_answer_that_comes_again(follow_ups: FollowUps) -> None:
    reply = follow_ups.again(after("milk", 9), "utter_no_verdict")

    assert said(reply.lines) == f"no_verdict quote(Points) {MILK} doctor_taking"
    assert (reply.verdict, reply.topics) == (Verdict.ANSWERED, ("milk",))


@pytest.mark.parametrize(
    ("context", "lines"),
    [
        # the rest of the sections that were quoted, in their order
        (after("milk", 9), f"quote_also(Points) {HERBS} doctor_taking"),
        (
            after("serious_side_effects", 7, 5),
            f"quote_also(Rare effects) {CALL} quote_also(Effects) {HOWLING} doctor_effects",
        ),
        # not what was shown before the last part
        (after("milk", 9, 5, latest=(5,)), f"quote_also(Points) {HERBS} quote_also(Effects) {HOWLING} doctor_taking"),
        # no more: all was shown, or nothing
        (after("milk", 9, 10), "no_more doctor_taking"),
        (after("dose"), "no_more doctor_taking"),
        (after(None, 9, 10), "no_more doctor_general"),
        (after(None), "no_more doctor_general"),
    ],
)
def test_more_is_the_rest_of_the_sections_that_were_quoted(context: Context, lines: str, follow_ups: FollowUps) -> None:
    assert said(follow_ups.more(context).lines) == lines


def test_more_is_read_a_part_at_a_time_until_nothing_is_left(follow_ups: FollowUps) -> None:
    context, read = after("milk", 1, 3, 5, 7, 9), []
    while (reply := follow_ups.more(context)).quotes:
        read.append([sentence.number for sentence in reply.quotes])
        context = context.with_shown(read[-1], at=0.0)

    assert read == [[2, 4, 6, 8], [10]]
    assert (reply.verdict, reply.topics) == (Verdict.NOT_COVERED, ("milk",))


@pytest.mark.parametrize(("sentences", "goes_on"), [(1, False), (PART, False), (PART + 1, True), (PART * 3, True)])
def test_of_a_section_the_first_part_is_read(sentences: int, goes_on: bool, follow_ups: FollowUps) -> None:
    document = parse("Cats\n\n" + " ".join(f"Cat {number} purrs." for number in range(sentences)))
    follow_ups = FollowUps(replace(follow_ups.answering, document=document))

    reply = follow_ups.section(document.sections[1])

    assert reply.quotes == document.sentences[:PART]
    assert [choice.intent for choice in reply.choices] == ([GO_ON] if goes_on else [])
    assert said(reply.lines).endswith("doctor_general goes_on" if goes_on else "doctor_general")


@pytest.mark.parametrize(
    ("context", "places", "lines"),
    [
        (after("milk", 9), [1], f"source(Points) {MILK} doctor_taking"),
        (
            after("serious_side_effects", 8, 5),
            [2, 1],
            f"source(Rare effects) {CALL} source(Effects) {SNEEZING} doctor_effects",
        ),
        # the start has no heading
        (after("use", 2), [2], "source_start “It calms dogs.” doctor_general"),
        # of several parts the last
        (after("milk", 9, 10, latest=(10,)), [2], f"source(Points) {HERBS} doctor_taking"),
        # nothing was shown
        (after("dose"), [], "no_source doctor_taking"),
        (after(None), [], "no_source doctor_general"),
    ],
)
def test_each_sentence_has_its_place(context: Context, places: list[int], lines: str, follow_ups: FollowUps) -> None:
    reply = follow_ups.source(context)

    assert said(reply.lines) == lines
    assert [number for line in reply.lines if (number := getattr(line, "number", None))] == places


@pytest.mark.parametrize("verdict", [Verdict.ANSWERED, Verdict.PARTIAL])
def test_where_it_stands_is_as_good_as_the_answer_was(verdict: Verdict, follow_ups: FollowUps) -> None:
    reply = follow_ups.source(Context((replace(matter("milk", 9), verdict=verdict),)))

    assert (reply.verdict, reply.topics) == (verdict, ("milk",))


@pytest.mark.parametrize("name", sorted(ALL))
def test_asking_on_stays_with_the_topic(name: str, follow_ups: FollowUps) -> None:
    assert ALL[name](follow_ups, after("milk", 9)).topics == ("milk",)
