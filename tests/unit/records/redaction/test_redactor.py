"""Redaction as a whole: what goes, what stays, and that it never fails, nor changes its own work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.records.redacted import RedactedText
from bot.records.redaction.finding import Tag
from bot.records.redaction.redactor import Redactor

from .pieces import FewPeople


def keep_crohn(text: str) -> list[tuple[int, int]]:
    """Keeps the eponym."""
    at = text.lower().find("joan's disease")
    return [(at, at + 14)] if at >= 0 else []


class Patients(FewPeople):
    """Does not take the eponym for a name."""

    def find(self, text: str) -> list[tuple[int, int]]:
        kept = keep_crohn(text)
        return [span for span in super().find(text) if not any(start <= span[0] < end for start, end in kept)]


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor(Patients(), keep_crohn)


REDACTED = [
    # goes
    ("I'm Sarah Jones, call 07700 900123", "I'm [name], call [phone]"),
    ("Thanks, Joan\nDOB 1/2/60", "Thanks, [name]\nDOB [date of birth]"),
    ("write to jo@example.com or see example.com/jo", "write to [e-mail] or see [link]"),
    ("NHS no 943 476 5919, 3 Mill Lane, Bray", "NHS no [number], [address]"),
    ("my name is Ｅｍｅｋａ, ０７７００ ９００１２３", "my name is [name], [phone]"),
    ("my name is Eme\u200bka, ok", "my name is [name], ok"),
    ("Sarah, Joan and Colin", "[name] and [name]"),
    ("(0161) 496 0772 (Joan)", "[phone] ([name])"),
    ("Sarah fell. sarah's leg", "[name] fell. [name]'s leg"),
    ("hello [name], I am Sarah", "hello [name], I am [name]"),
    # stays
    ("Joan's disease and 10 mg three times a day", "Joan's disease and 10 mg three times a day"),
    ("this is Joan's disease", "this is Joan's disease"),
    ("I am 67, in Leeds, since 4 March 2019", "I am 67, in Leeds, since 4 March 2019"),
    ("my [name] is [phone]", "my [name] is [phone]"),
    ("🙂\n\t", "🙂\n\t"),
    ("\ud800", "\ud800"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "redacted"), REDACTED)
def test_what_is_personal_goes_and_the_rest_stays(redactor: Redactor, typed: str, redacted: str) -> None:
    assert redactor.redact(typed) == RedactedText(redacted)


HOSTILE = [
    "1234-", "a@a.", "1 jan ", "a dot ", "my name is ", "dr a ", "Sarah ", "12 Oak ", "Aa, ", "street ", "nhs no 1",
    "a.com/", "one ", "0 ", "[name", "[name] ", "(", "\n", "é", "🙂\u200b", "Ａ０", "薬 ", "A. ", "-", "x x ", "■",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_two_thousand_characters_of_anything_come_to_an_end(redactor: Redactor, piece: str) -> None:
    once = redactor.redact((piece * 2000)[:2000]).text
    assert redactor.redact(once).text == once


PIECES = st.sampled_from(
    [*(tag.value for tag in Tag), "sarah", "Dr", "my name is", "07700 900123", "@jo", "12 Oak Road"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=8))
def test_no_text_is_too_odd_and_no_redacted_text_changes(parts: list[str]) -> None:
    once = _SHARED.redact(" ".join(parts)).text
    assert _SHARED.redact(once).text == once


_SHARED = Redactor(FewPeople(), keep_crohn)
