"""Nothing passes the gate but the document's sentences and the words of domain.yml."""

import pytest

from bot.gate import Gate, NotAllowedError
from bot.wording import Wording

from .leaflet.small import DOCUMENT

WORDING = Wording(
    {
        "utter_greet": ("Hello (you).",),
        "utter_quote": ("It says, under “{section}”:", "Under “{section}” it says:"),
        "utter_not_said": ("It does not say {topic}.",),
        "utter_topic_dose": ("how much to take",),
        "utter_unlisted": ("It does not name “{mention}”.",),
        "utter_kept": ("I have kept it: “{question}”.",),
        "utter_two": ("“{mention}” is not under “{section}”.",),
        "utter_odd": ("Call {nobody} now.",),
    },
    {},
)
TYPED = ("Is green\tFUR bad?", "and   💊 pills", "x" * 300)


@pytest.fixture
def gate() -> Gate:
    """The gate of the small leaflet."""
    return Gate(DOCUMENT, WORDING)


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Hello (you).", "utter_greet"),
        ("It says, under “Effects”:", "utter_quote"),
        ("Under “What is it?” it says:", "utter_quote"),
        ("It does not say how much to take.", "utter_not_said"),
        ("how much to take", "utter_topic_dose"),
        # the patient's own words, in any case and spacing, whole or cut short
        ("It does not name “green fur”.", "utter_unlisted"),
        ("It does not name “GREEN FUR”.", "utter_unlisted"),
        ("It does not name “💊”.", "utter_unlisted"),
        ("It does not name “is green…”.", "utter_unlisted"),
        ("I have kept it: “and 💊 pills”.", "utter_kept"),
        (f"I have kept it: “{'x' * 200}”.", "utter_kept"),
        (f"It does not name “{'x' * 40}”.", "utter_unlisted"),
        ("“fur” is not under “Rare effects”.", "utter_two"),
        ("Call {nobody} now.", "utter_odd"),  # no gap that is known, so it is text
    ],
)
def test_a_response_passes_with_its_gaps_filled_as_they_may_be(text: str, response: str, gate: Gate) -> None:
    passed = gate.check(text, TYPED)

    assert (passed.text, passed.response, passed.sentence) == (text, response, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "💊",
        "Take two tablets.",
        # nearly a response
        "hello (you).",
        "Hello (you). ",
        "Hello you.",
        "Hello (you).\nTake two tablets.",
        "Hello (you). It relaxes cats.",
        # gaps that are invented, empty or of another kind
        "It says, under “”:",
        "It says, under “Dosage”:",
        "It says, under “effects”:",
        "It says, under “{section}”:",
        "It does not say how much to drink.",
        "It does not say Effects.",
        "It does not say it. Take two. It does not say how much to take.",
        "“fur” is not under “Dosage”.",
        "“tails” is not under “Effects”.",
        "Call me now.",
        # words that the patient never typed, or too many of them
        "It does not name “”.",
        "It does not name “…”.",
        "It does not name “blue fur”.",
        "It does not name “fur bad? and”.",
        "It does not name “green fur” as bad, take “two”.",
        f"It does not name “{'x' * 41}”.",
        f"I have kept it: “{'x' * 201}”.",
        # nearly a sentence, or more than one
        "It relaxes cats",
        "it relaxes cats.",
        "It relaxes  cats.",
        "It relaxes cats. It calms dogs.",
        "Effects",
    ],
)
def test_anything_else_is_refused_and_not_repeated_in_the_error(text: str, gate: Gate) -> None:
    with pytest.raises(
        NotAllowedError, match=r"neither a sentence of the document nor a response of domain\.yml$"
    ) as refused:
        gate.check(text, TYPED)
    assert not text.strip() or text not in str(refused.value)


def test_every_sentence_passes_as_itself(gate: Gate) -> None:
    for sentence in DOCUMENT.sentences:
        passed = gate.check(sentence.text)

        assert (passed.text, passed.sentence, passed.response) == (sentence.text, sentence, None)


def test_where_the_patient_typed_nothing_nothing_is_echoed(gate: Gate) -> None:
    for words in ((), ("",), (" \n",)):
        with pytest.raises(NotAllowedError):
            gate.check("It does not name “fur”.", words)
