"""The document is split into sections and sentences, and not a letter is lost or changed."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.leaflet.document import BACLOFEN, parse, read_document
from bot.leaflet.errors import DocumentError

from .small import DOCUMENT

LEAFLET_LIKE = st.lists(st.sampled_from(["It helps", "ok", ".", "?", "!", ":", " ", "\n", "\n\n", "\r\n", "2.5", "💊"]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no sentences"),
        (b" \n\n\t\n", "has no sentences"),
        (b"Only a heading", "has no sentences"),
        (b"caf\xe9.", "cannot be read as UTF-8 text"),
    ],
)
def test_a_file_without_readable_sentences_is_refused_by_name(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_bytes(content)

    with pytest.raises(DocumentError, match=said) as refused:
        read_document(path)
    assert str(refused.value).startswith(f"{path}: ")


def test_a_missing_file_or_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(DocumentError, match="cannot be read") as refused:
            read_document(path)
        assert str(path) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        # headings
        ("What is it?\n\nA pill.", [("", []), ("What is it?", ["A pill."])]),
        ("Uses\n\nSpasms\n\nIt helps.", [("", []), ("Uses", []), ("Spasms", ["It helps."])]),
        ("Points:\nSit down\nRest 💊", [("", []), ("Points", ["Sit down", "Rest 💊"])]),
        ("Uses\r\n\r\nIt helps.\r\n", [("", []), ("Uses", ["It helps."])]),
        # paragraphs
        ("It helps. It works!", [("", ["It helps.", "It works!"])]),
        ("Does it help? Yes.", [("", ["Does it help?", "Yes."])]),
        ("It helps.\nIt works.", [("", ["It helps.", "It works."])]),
        ("  It helps.   It works.  ", [("", ["It helps.", "It works."])]),
        # full stops that end nothing
        ("Take 2.5 mg. Rest.", [("", ["Take 2.5 mg.", "Rest."])]),
        ("Pain (e.g. in legs) ends.", [("", ["Pain (e.g. in legs) ends."])]),
        # nothing
        ("", [("", [])]),
        ("\n \n\n", [("", [])]),
    ],
)
def test_a_text_is_split_into_sections_and_sentences(text: str, sections: list[tuple[str, list[str]]]) -> None:
    found = [(section.title, [sentence.text for sentence in section.sentences]) for section in parse(text).sections]

    assert found == sections


@given(st.one_of(st.text(), LEAFLET_LIKE.map("".join)))
def test_whatever_the_text_each_sentence_is_a_piece_of_it_in_order(text: str) -> None:
    document = parse(text)

    assert [sentence.number for sentence in document.sentences] == list(range(1, len(document.sentences) + 1))
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in document.sentences)
    ends = [0, *(sentence.end for sentence in document.sentences)]
    assert all(end <= each.start < each.end for end, each in zip(ends, document.sentences, strict=False))


@given(st.one_of(st.text(), LEAFLET_LIKE.map("".join)))
def test_whatever_the_text_nothing_of_it_is_lost(text: str) -> None:
    pieces = [p for section in parse(text).sections for p in (section.title, *(s.text for s in section.sentences))]

    assert "".join("".join(pieces).split()).replace(":", "") == "".join(text.split()).replace(":", "")


def test_a_sentence_knows_its_section_and_whether_it_continues_its_heading() -> None:
    sentences = {sentence.text: sentence for sentence in DOCUMENT.sentences}

    assert DOCUMENT.section_of(sentences["Avoid milk"]).title == "Points"
    assert DOCUMENT.section_of(sentences["It calms dogs."]).title == ""
    assert [text for text, sentence in sentences.items() if sentence.starts_midway] == ["is a blue pill."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Avoid milk", True),
        ("is a blue pill.", True),
        # no
        ("Avoid milk.", False),
        ("avoid milk", False),
        (" Avoid milk", False),
        ("Avoid", False),
        ("Points", False),
        ("It relaxes cats. It calms dogs.", False),
        ("", False),
        ("💊", False),
    ],
)
def test_only_a_whole_sentence_letter_by_letter_is_found(text: str, found: bool) -> None:
    sentence = DOCUMENT.find(text)

    assert (sentence is not None and sentence.text == text) is found


@pytest.mark.parametrize(
    ("text", "nearest"),
    [("Avoid Milk!", "Avoid milk"), ("It calms hogs.", "It calms dogs."), ("is a pill", "is a blue pill.")],
)
def test_the_nearest_sentence_is_the_one_most_alike(text: str, nearest: str) -> None:
    assert DOCUMENT.nearest(text).text == nearest


@pytest.mark.parametrize("text", ["", "zzz", "💊"])
def test_there_is_always_a_nearest_sentence(text: str) -> None:
    assert DOCUMENT.nearest(text) in DOCUMENT.sentences


def test_the_version_is_the_hash_of_the_file_and_no_line_end_is_translated(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_bytes("It helps.\r\nCafé 💊.\r\n".encode())

    assert read_document(path).version == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_document(path).version != read_document(BACLOFEN).version
