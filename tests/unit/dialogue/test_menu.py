"""Which section of the leaflet a patient means, and the sections to choose from."""

from pathlib import Path

import pytest

from bot.bootstrap import answering
from bot.dialogue.menu import menu, section_numbered, sections_meant
from bot.leaflet.answer import Verdict
from bot.leaflet.document import Document, parse
from bot.leaflet.question import Question
from bot.leaflet.topics import Topics

from ..leaflet.small import DOCUMENT, load_small

READ = (("read_section", 0.9),)


@pytest.fixture
def topics(tmp_path: Path) -> Topics:
    """Of the small leaflet."""
    return load_small(tmp_path)


def titles(text: str, document: Document, topics: Topics, ranking: tuple[tuple[str, float], ...] = READ) -> list[str]:
    question = Question(text, ranking[0][0], ranking[0][1], ranking=ranking)
    return [section.title for section in sections_meant(question, document, topics)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # yes: words of the heading, however written
        ("read me the points", ["Points"]),
        ("POINTS!!", ["Points"]),
        ("the piont section pls", ["Points"]),
        ("points 🙂", ["Points"]),
        ("rare effects", ["Rare effects"]),
        ("the rare ones", ["Rare effects"]),
        # the whole heading decides
        ("effects", ["Effects"]),
        ("show me the EFFECTS!! 🙂", ["Effects"]),
        ("what is it", ["What is it?"]),
        ("rare, effects", ["Rare effects"]),
        ("rare effects and ghosts", ["Rare effects"]),
        # else the most words of it, however they are written
        ("the rare effect", ["Rare effects"]),
        ("RARE efects 🙂", ["Rare effects"]),
        # several, where as many of each are named
        ("the effect", ["Effects", "Rare effects"]),
        ("show me the efects", ["Effects", "Rare effects"]),
        ("rare pionts", ["Rare effects", "Points"]),
        ("points and ghosts", ["Points"]),
        # the start has no heading
        ("read from the start", [""]),
        ("the intro please", [""]),
        # no: words of none, nothing
        ("read the leaflet", []),
        ("section about milk", []),
        # no: another word that is only like one of a heading
        ("joints", []),
        ("affects", []),
        ("oints", []),
        ("everything", []),
        ("💊", []),
        ("", []),
    ],
)
def test_a_section_is_meant_by_words_of_its_heading(text: str, found: list[str], topics: Topics) -> None:
    assert titles(text, DOCUMENT, topics) == found


def test_sections_that_share_the_word_are_all_meant(topics: Topics) -> None:
    document = parse("It purrs.\n\nEffects\n\nIt calms.\n\nOther\n\nIt sees.\n\nEffects\n\nIt naps.")

    assert titles("the effect", document, topics) == ["Effects", "Effects"]


def test_a_heading_without_sentences_is_never_meant(topics: Topics) -> None:
    document = parse("It purrs.\n\nDoses\n\nDoses and herbs\n\nIt calms.")

    assert titles("doses", document, topics) == ["Doses and herbs"]


@pytest.mark.parametrize(
    ("text", "ranking", "found"),
    [
        # yes: the likeliest topic of which the document says something
        ("read about cheese", (*READ, ("ask_milk", 0.05)), ["Points"]),
        ("read about cheese", (*READ, ("ask_dose", 0.06), ("ask_milk", 0.05)), ["Points"]),
        ("read about cheese", (*READ, ("ask_form", 0.06), ("ask_milk", 0.05)), ["What is it?"]),
        ("tell me of ghosts", (*READ, ("ask_serious_side_effects", 0.1)), ["Rare effects"]),
        # no: no such topic, or the whole of it
        ("read about cheese", (*READ, ("ask_dose", 0.1), ("greet", 0.05)), []),
        ("read the whole leaflet", (*READ, ("ask_milk", 0.1)), []),
        ("all of the text", (*READ, ("ask_milk", 0.1)), []),
        # the heading goes before the topic
        ("points", (*READ, ("ask_form", 0.1)), ["Points"]),
    ],
)
def test_without_a_heading_the_topic_tells_the_section(
    text: str, ranking: tuple[tuple[str, float], ...], found: list[str], topics: Topics
) -> None:
    assert titles(text, DOCUMENT, topics, ranking) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("read me the benefits", ["What are the Benefits of Baclofen?"]),
        ("benifits", ["What are the Benefits of Baclofen?"]),
        ("precuations section", ["Precautions when taking Baclofen"]),
        ("read important points", ["Important points for Baclofen use"]),
        ("how does baclofen work", ["How Does Baclofen Work?"]),
        ("possible side effects", ["Possible side effects of Baclofen"]),
        ("addiction treatment", ["Treatment of Addiction"]),
        ("SPASMS", ["Relief of Spasms"]),
        ("other uses", ["Other Uses"]),
        ("take me to POSSIBLE SIDE EFFECTS OF BACLOFEN please", ["Possible side effects of Baclofen"]),
        ("uses", ["Other Uses", "Important points for Baclofen use"]),
        ("points on use", ["Important points for Baclofen use"]),
        ("health", []),
        ("baclofen", []),
        ("the section on wine", []),
    ],
)
def test_the_real_sections_are_meant_by_words_of_their_headings(text: str, found: list[str]) -> None:
    assert titles(text, answering().document, answering().topics) == found


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0", [""]),
        ("2", ["Effects"]),
        ("4", ["Points"]),
        ("5", []),
        ("-1", []),
        ("02", []),
        ("two", []),
        ("2️⃣", []),
        ("", []),
        (None, []),
    ],
)
def test_a_button_leads_to_the_section_of_its_number(number: str | None, found: list[str]) -> None:
    assert [section.title for section in section_numbered(number, DOCUMENT)] == found


def test_the_menu_offers_every_section_that_has_something_to_read() -> None:
    document = parse("Empty\n\nFull\n\nIt purrs.\n\nAlso full\n\nIt naps.")

    reply = menu(document.sections, "utter_menu")

    assert [choice.section.title for choice in reply.choices if choice.section] == ["Full", "Also full"]
    assert {choice.intent for choice in reply.choices} == {"read_section"}
    assert reply.verdict is Verdict.SMALL_TALK


def test_the_menu_may_be_what_comes_of_a_question_that_was_not_understood() -> None:
    reply = menu(DOCUMENT.sections[:2], "utter_stuck", Verdict.OFF_TOPIC)

    (line,) = reply.lines
    assert (getattr(line, "response", None), len(reply.choices)) == ("utter_stuck", 2)
    assert (reply.verdict, reply.topics) == (Verdict.OFF_TOPIC, ())
