"""The gate refuses whatever is nearly a sentence or a response."""

from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.bootstrap import document, gate, wording
from bot.gate import MENTION_LENGTH, QUESTION_LENGTH, NotAllowedError

SENTENCES = st.sampled_from([sentence.text for sentence in document().sentences])
RESPONSES = sorted({text for texts in wording().texts.values() for text in texts})
FIXED = st.sampled_from([text for text in RESPONSES if "{" not in text])
LONGEST = {"mention": MENTION_LENGTH, "question": QUESTION_LENGTH}


def with_gap(gaps: Iterable[str]) -> st.SearchStrategy[tuple[str, str]]:
    """(text of a response, its gap) for those with one of the gaps."""
    return st.sampled_from([(text, gap) for text in RESPONSES for gap in gaps if f"{{{gap}}}" in text])


def fill(text: str, gap: str, value: str) -> str:
    text = text.replace("{number}", value if gap == "number" else "7")  # which may stand beside another gap
    return text.replace(f"{{{gap}}}", value)


def is_refused(text: str, *words: str) -> bool:
    with pytest.raises(NotAllowedError):
        gate().check(text, words)
    return True


@given(SENTENCES | FIXED, st.data())
def test_with_one_letter_changed_left_out_or_added_it_is_refused(text: str, data: st.DataObject) -> None:
    at, letter = data.draw(st.integers(0, len(text) - 1)), data.draw(st.characters())
    spoilt = data.draw(
        st.sampled_from(
            [text[:at] + letter + text[at + 1 :], text[:at] + text[at + 1 :], text[:at] + letter + text[at:]]
        )
    )
    assume(spoilt != text)

    assert is_refused(spoilt, "what the patient typed")


@given(SENTENCES, st.sampled_from(["", " ", "\n"]), SENTENCES | FIXED)
def test_two_messages_in_one_are_refused(first: str, between: str, second: str) -> None:
    assert is_refused(first + between + second)


@given(with_gap(["section", "topic"]), st.text() | SENTENCES)
def test_a_heading_or_a_topic_that_is_none_is_refused(response: tuple[str, str], value: str) -> None:
    known = {section.title for section in document().sections} if response[1] == "section" else wording().topics
    assume(value not in known - {""})

    assert is_refused(fill(*response, value), value)


@given(with_gap(["number"]), st.text() | SENTENCES)
def test_a_number_that_is_none_is_refused(response: tuple[str, str], value: str) -> None:
    assume(not value.isdecimal())
    text, gap = response
    section = next(section.title for section in document().sections if section.title)

    assert is_refused(fill(text, gap, value).replace("{question}", "typed").replace("{section}", section), "typed")


@given(with_gap(LONGEST), st.text(min_size=1), st.lists(st.text()))
def test_an_echo_of_what_was_never_typed_is_refused(response: tuple[str, str], echo: str, words: list[str]) -> None:
    bare = "".join(echo.removesuffix("…").split()).casefold()
    assume(not bare or not any(bare in "".join(each.split()).casefold() for each in words))

    assert is_refused(fill(*response, echo), *words)


@given(with_gap(LONGEST), st.text(), st.text(min_size=1))
def test_an_echo_longer_than_allowed_is_refused_though_it_was_typed(
    response: tuple[str, str], start: str, more: str
) -> None:
    longest = LONGEST[response[1]]
    echo = (start + more * (longest + 1))[: longest + 1]

    assert is_refused(fill(*response, echo), echo)


@given(with_gap(LONGEST), st.text(min_size=1).filter(str.strip))
def test_an_echo_that_was_typed_and_is_short_enough_passes(response: tuple[str, str], typed: str) -> None:
    echo = typed.strip()[: LONGEST[response[1]]]
    assume("".join(echo.removesuffix("…").split()))

    assert gate().check(fill(*response, echo), [typed]).response
