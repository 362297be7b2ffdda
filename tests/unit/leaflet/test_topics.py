"""Topics: which sentences answer what, and what the document's lists hold."""

from pathlib import Path

import pytest

from bot.leaflet.answer import Verdict
from bot.leaflet.document import Sentence
from bot.leaflet.topics import Topics, unique

from .small import DOCUMENT, load_small


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    """The small topics as they are."""
    return load_small(tmp_path)


def test_nothing_in_the_small_topics_is_unfit_by_itself(topics: Topics) -> None:
    assert len(topics.by_name) == 14
    assert topics.terms == {"sneezing", "yawning", "howling", "ghosts", "herbs", "dogs"}


def test_a_topic_holds_its_sentences_in_the_order_given_and_its_doctor(topics: Topics) -> None:
    topic = topics.by_name["what_is"]

    assert [sentence.text for sentence in topic.quotes] == ["is a blue pill.", "It relaxes cats."]
    assert (topic.verdict, topic.doctor, topic.list) == (Verdict.ANSWERED, "utter_doctor_general", None)


def test_a_silent_topic_has_no_quotes_and_a_topic_with_a_list_has_the_list(topics: Topics) -> None:
    assert topics.by_name["dose"].quotes == ()
    assert topics.by_name["named_medicine"].list is topics.lists["remedies"]


def test_a_topic_holds_what_is_said_of_why_and_how_serious_in_the_order_given(tmp_path: Path) -> None:
    old = "quotes: [ghosts, call], doctor: effects"
    new = "quotes: [ghosts], reason: [howling, sneezing], seriousness: [call, ghosts], doctor: effects"

    topic = load_small(tmp_path, old, new).by_name["serious_side_effects"]

    assert [sentence.text for sentence in topic.quotes] == ["Few cats see ghosts."]
    assert [sentence.text for sentence in topic.reason] == [
        "Higher doses cause howling.",
        "It may cause sneezing and yawning.",
    ]
    assert [sentence.text for sentence in topic.seriousness] == ["Call the vet at once.", "Few cats see ghosts."]


def test_without_them_the_document_says_neither_why_nor_how_serious(topics: Topics) -> None:
    assert {(topic.reason, topic.seriousness) for topic in topics.by_name.values()} == {((), ())}


@pytest.mark.parametrize(
    ("term", "texts"),
    [
        ("yawning", ["It may cause sneezing and yawning."]),
        ("howling", ["Higher doses cause howling.", "It may cause sneezing and yawning."]),
        ("ghosts", ["Few cats see ghosts.", "Call the vet at once."]),
        # no
        ("herbs", []),
        ("Yawning", []),
        ("yawn", []),
        ("", []),
        ("💊", []),
    ],
)
def test_a_list_quotes_the_sentences_that_name_a_term(term: str, texts: list[str], topics: Topics) -> None:
    assert [sentence.text for sentence in topics.lists["side_effects"].quotes_for(term)] == texts


def test_repeated_sentences_are_kept_once_where_they_come_first() -> None:
    first, second, third = DOCUMENT.sentences[:3]

    assert unique([second, first, second, third, first]) == (second, first, third)
    assert unique(list[Sentence]()) == ()
