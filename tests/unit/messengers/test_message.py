"""What comes in and what goes out outlives the process as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messengers.message import Choice, Incoming, Kind, Part, parts_from_json, parts_to_json

TEXTS = st.text() | st.just("half \ud83d")
INCOMING = st.builds(Incoming, TEXTS, TEXTS, TEXTS, st.sampled_from(Kind), TEXTS, TEXTS)
PARTS = st.lists(st.builds(Part, TEXTS, st.lists(st.builds(Choice, TEXTS, TEXTS)).map(tuple))).map(tuple)


@given(INCOMING)
def test_what_a_patient_did_is_read_back(incoming: Incoming) -> None:
    assert Incoming.from_json(incoming.to_json()) == incoming


@given(PARTS)
def test_parts_are_read_back(parts: tuple[Part, ...]) -> None:
    assert parts_from_json(parts_to_json(parts)) == parts


@given(INCOMING, PARTS)
def test_what_is_written_is_ascii_which_every_file_takes(incoming: Incoming, parts: tuple[Part, ...]) -> None:
    assert (incoming.to_json() + parts_to_json(parts)).isascii()


WHOLE = json.loads(Incoming("1", "pat", "pat", Kind.TEXT, "hi").to_json())


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ValueError),
        ("{", ValueError),
        ("[]", TypeError),
        ("null", TypeError),
        ("{}", KeyError),
        (json.dumps({**WHOLE, "kind": "dance"}), ValueError),
        (json.dumps({"kind": "text"}), TypeError),
        (json.dumps({**WHOLE, "of another version": 1}), TypeError),
    ],
)
def test_what_is_no_deed_is_told(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        Incoming.from_json(text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ValueError),
        ("3", TypeError),
        ('["a"]', TypeError),
        ("[{}]", KeyError),
        ('[{"choices": []}]', KeyError),
        ('[{"text": "a"}]', KeyError),
        ('[{"text": "a", "choices": [{"id": "1"}]}]', TypeError),
        ('[{"text": "a", "choices": [["1", "A"]]}]', TypeError),
    ],
)
def test_what_are_no_parts_is_told(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        parts_from_json(text)
