"""Why, how serious, how common: only the document says."""

import pytest

from bot.dialogue.context import Context, Matter
from bot.dialogue.follow_ups import FollowUps
from bot.leaflet.answer import Verdict
from bot.leaflet.question import Kind, Mention, Question

from ..reading import said
from .test_follow_ups import after, follow_ups

__all__ = ["follow_ups"]

MILK_YAML = "  milk: {verdict: answered, quotes: [milk], doctor: taking"
MILK, HERBS = "“Avoid milk”", "“Name all herbs”"
SNEEZING, HOWLING = "“It may cause sneezing and yawning.”", "“Higher doses cause howling.”"
GHOSTS, CALL = "“Few cats see ghosts.”", "“Call the vet at once.”"


def named(*mentions: Mention) -> Context:
    asked = Question("and that?", "ask_named_side_effect", 1.0, mentions)
    return Context((Matter((asked,), ("named_side_effect",), (5,), (5,), Verdict.ANSWERED, 0.0),))


@pytest.mark.parametrize(
    ("context", "verdict", "lines"),
    [
        # yes: the document gives the reason
        (after("milk", 9), "answered", f"quote(Points) {HERBS} doctor_taking"),
        # no: it does not; what it says instead
        (
            after("serious_side_effects", 7, 8),
            "partial",
            f"no_reason quote_instead(Rare effects) {GHOSTS} {CALL} doctor_effects",
        ),
        # no: it says nothing of it at all, or a section was read
        (after("dose"), "not_covered", "no_reason doctor_taking"),
        (after(None, 9), "not_covered", "no_reason doctor_general"),
        (after("forgotten topic", 9), "not_covered", "no_reason doctor_general"),
    ],
)
def test_why_is_answered_only_where_the_document_gives_a_reason(
    context: Context, verdict: str, lines: str, follow_ups: FollowUps
) -> None:
    reply = follow_ups.reason(context)

    assert (reply.verdict.value, said(reply.lines)) == (verdict, lines)


@pytest.mark.parametrize(
    ("context", "verdict", "lines"),
    [
        # what was shown is what the document calls serious
        (after("serious_side_effects", 7, 8), "answered", f"quote(Rare effects) {GHOSTS} {CALL} doctor_effects"),
        (after("named_side_effect", 7), "answered", f"quote(Rare effects) {GHOSTS} {CALL} doctor_effects"),
        # it says something that bears on it, or only what it said
        (after("milk", 9), "partial", f"no_seriousness quote_instead(Rare effects) {CALL} doctor_taking"),
        (
            after("form", 3),
            "partial",
            "no_seriousness quote_instead_midway(What is it?) “is a blue pill.” doctor_taking",
        ),
        # it says nothing
        (after("dose"), "not_covered", "no_seriousness doctor_taking"),
        (after(None, 9, 10), "not_covered", "no_seriousness doctor_general"),
    ],
)
def test_how_serious_it_is_only_the_document_says(
    context: Context, verdict: str, lines: str, follow_ups: FollowUps
) -> None:
    reply = follow_ups.seriousness(context)

    assert (reply.verdict.value, said(reply.lines)) == (verdict, lines)


@pytest.mark.parametrize(
    ("context", "verdict", "lines"),
    [
        # of what was named, or of all
        (named(Mention(Kind.TERM, "yawns", "yawning")), "answered", f"quote(Effects) {SNEEZING} doctor_effects"),
        (named(Mention(Kind.TERM, "spooks", "ghosts")), "answered", f"quote(Rare effects) {GHOSTS} doctor_effects"),
        (
            after("named_side_effect", 5),
            "answered",
            f"quote(Effects) {SNEEZING} quote_also(Rare effects) {GHOSTS} doctor_effects",
        ),
        # the document says nothing of how common it is: what it said, or nothing
        (
            named(Mention(Kind.CONDITION, "fleas")),
            "partial",
            f"no_frequency quote_instead(Effects) {SNEEZING} quote_also(Rare effects) {GHOSTS} doctor_effects",
        ),
        (after("milk", 9), "partial", f"no_frequency quote_instead(Points) {MILK} doctor_taking"),
        (after("dose"), "not_covered", "no_frequency doctor_taking"),
    ],
)
def test_how_common_it_is_only_the_document_says(
    context: Context, verdict: str, lines: str, follow_ups: FollowUps
) -> None:
    reply = follow_ups.frequency(context)

    assert (reply.verdict.value, said(reply.lines)) == (verdict, lines)
