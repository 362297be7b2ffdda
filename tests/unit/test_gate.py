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
        "utter_source": ("Under “{section}”, sentence {number}:",),
        "utter_item": ("{number}. {question}",),
        "utter_person": ("Call the clinic: {contact}. Or call a vet.",),
    }
)
TYPED = ("Is green\tFUR bad?", "and   💊 pills", "x" * 300, "It hurts. 2. Why?")
CONTACT = "Cat Clinic, 01632 960000 (9–5), {mention} 💊"


@pytest.fixture
def gate() -> Gate:
    """The gate of the small leaflet."""
    return Gate(DOCUMENT, WORDING, CONTACT)


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
        # a number, and the clinic's contact as it is set
        ("Under “Effects”, sentence 1:", "utter_source"),
        ("Under “Rare effects”, sentence 12:", "utter_source"),
        ("3. is green fur bad?", "utter_item"),
        ("10. It hurts. 2. Why?", "utter_item"),
        (f"Call the clinic: {CONTACT}. Or call a vet.", "utter_person"),
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
        # no number, or not the clinic's contact
        "Under “Effects”, sentence :",
        "Under “Effects”, sentence one:",
        "Under “Effects”, sentence 1.5:",
        "Under “Effects”, sentence -1:",
        "Under “Effects”, sentence ²:",
        "Under “Effects”, sentence 💊:",
        "Under “Effects”, sentence {number}:",
        "Under “Effects”, sentence 1: take two. Under “Effects”, sentence 2:",
        "Under “Dosage”, sentence 1:",
        "Take two. Is green fur bad?",
        "3. Is blue fur bad?",
        "3. 💊. Is green fur bad?",
        "Call the clinic: . Or call a vet.",
        "Call the clinic: 01632 960000. Or call a vet.",
        f"Call the clinic: {CONTACT}, take two. Or call a vet.",
        "Call the clinic: {contact}. Or call a vet.",
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


@pytest.mark.parametrize("contact", ["", " ", "0", "None", "green fur"])
def test_where_no_contact_is_set_none_is_shown(contact: str) -> None:
    with pytest.raises(NotAllowedError):
        Gate(DOCUMENT, WORDING).check(f"Call the clinic: {contact}. Or call a vet.", TYPED)


def test_where_the_patient_typed_nothing_nothing_is_echoed(gate: Gate) -> None:
    for words in ((), ("",), (" \n",)):
        with pytest.raises(NotAllowedError):
            gate.check("It does not name “fur”.", words)
