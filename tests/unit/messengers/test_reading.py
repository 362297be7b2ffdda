"""Nothing that an app sends is believed: it is what it should be, or unreadable, and its text repeats nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.messengers.errors import Unreadable
from bot.messengers.reading import items, mapping, name, read_form, read_json, words


@pytest.mark.parametrize(
    ("body", "found"),
    [(b"{}", {}), (b' {"a": [1, "\xc3\xa9"]}\n', {"a": [1, "é"]}), (b'{"a": "\\ud83d"}', {"a": "\ud83d"})],
)
def test_an_object_is_read(body: bytes, found: object) -> None:
    assert read_json(body) == found


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b'{"text": "secret',
        '{"text": "é"}'.encode("latin-1"),
        '{"text": "secret"}'.encode("utf-16"),
        b'\xef\xbb\xbf{"a": 1}',
        b"[" * 100_000,
        b"1" * 6_000,
        b'["secret"]',
        b'"secret"',
        b"null",
    ],
)
def test_what_is_no_object_in_utf_8_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read_json(body)
    assert "secret" not in str(refused.value) and refused.value.__cause__ is None
    assert refused.value.__context__ is None or refused.value.__suppress_context__


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", {}),
        (b"Body=can+I+drink%3F&From=%2B1", {"Body": ["can I drink?"], "From": ["+1"]}),
        (b"Body=&From=1", {"Body": [""], "From": ["1"]}),
        (b"a=1&a=2", {"a": ["1", "2"]}),
        (b"Body=%F0%9F%92%8A", {"Body": ["💊"]}),
        ("&".join(f"f{number}=" for number in range(200)).encode(), {f"f{number}": [""] for number in range(200)}),
    ],
)
def test_a_form_is_read(body: bytes, found: object) -> None:
    assert read_form(body) == found


@pytest.mark.parametrize(
    "body",
    [
        b"secret",
        b"a=1&secret",
        b"a=%E9",
        b"a=\xc3\xa9",
        "&".join(f"f{number}=" for number in range(201)).encode(),
    ],
    ids=["no form", "half a form", "latin-1", "not encoded", "too many fields"],
)
def test_what_is_no_form_in_utf_8_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable, match="not a form") as refused:
        read_form(body)
    assert refused.value.__suppress_context__


@given(st.binary(max_size=100))
def test_whatever_comes_it_is_read_or_unreadable(body: bytes) -> None:
    for read in (read_json, read_form):
        try:
            assert isinstance(read(body), dict)
        except Unreadable:
            continue


@pytest.mark.parametrize("value", [None, [], "a", 1, True])
def test_where_an_object_has_to_be_is_one(value: object) -> None:
    assert mapping({"a": 1}) == {"a": 1}
    with pytest.raises(Unreadable, match="object"):
        mapping(value)


@pytest.mark.parametrize("value", [None, {}, "a", 1, (1,)])
def test_where_a_list_has_to_be_is_one(value: object) -> None:
    assert items([1]) == [1]
    with pytest.raises(Unreadable, match="list"):
        items(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("can I drink? 💊", "can I drink? 💊"),
        ("", ""),
        ("a\0b", "a\N{REPLACEMENT CHARACTER}b"),
        ("half \ud83d a pair \ude00", "half \N{REPLACEMENT CHARACTER} a pair \N{REPLACEMENT CHARACTER}"),
        (None, ""),
        (7, ""),
        (["a"], ""),
        ({"a": "b"}, ""),
    ],
)
def test_words_are_what_a_database_takes(value: object, text: str) -> None:
    assert words(value) == text


@given(st.text(st.characters()))
@example("half \ud83d and \0")
def test_all_words_can_be_encoded(text: str) -> None:
    kept = words(text)
    assert len(kept) == len(text) and "\0" not in kept and kept.encode().decode() == kept


@pytest.mark.parametrize(("value", "found"), [("U1", "U1"), (0, "0"), (-100123, "-100123"), (2**63, str(2**63))])
def test_an_id_is_a_text_or_a_number(value: object, found: str) -> None:
    assert name(value) == found


@pytest.mark.parametrize("value", ["", None, True, False, 1.5, [], {}, ["U1"]])
def test_anything_else_is_no_id(value: object) -> None:
    with pytest.raises(Unreadable, match="id"):
        name(value)
