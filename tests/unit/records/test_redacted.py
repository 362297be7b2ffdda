"""Text of a patient that may be stored."""

from bot.records.redacted import RedactedText


def test_it_is_no_text_until_it_is_asked_for_its_text() -> None:
    redacted = RedactedText("My name is [name].")
    assert not isinstance(redacted, str)
    assert redacted.text == "My name is [name]."
