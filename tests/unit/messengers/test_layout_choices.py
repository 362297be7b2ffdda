"""What a patient may choose: buttons where the platform has them and there is room, else numbers."""

import pytest

from bot.messengers.layout import Layout, Style
from bot.messengers.message import Part
from bot.reply import Button

from .fakes import say
from .test_layout import LINKS, MARKUP, WORDS

NO_BUTTONS = Style(100)
SOME_BUTTONS = Style(100, most_buttons=3, longest_label=5)


def buttons(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(f"b{number}", label) for number, label in enumerate(labels, start=1))


def laid_out(*labels: str, style: Style = NO_BUTTONS, text: str = "Which?") -> tuple[Part, ...]:
    return Layout(style, LINKS, "", WORDS).parts([say(text)], buttons(*labels), lambda name: f"id of {name}")


def choices(part: Part) -> list[tuple[str, str]]:
    return [(choice.id, choice.label) for choice in part.choices]


@pytest.mark.parametrize(
    ("labels", "shown", "listed"),
    [
        ((), [], []),  # nothing to choose
        (("Yes", "No"), ["Yes", "No"], []),  # room
        (("Maybe", "Never", "Today"), ["Maybe", "Never", "Today"], []),  # just so
        (("Yes", "Rather not"), ["1", "2"], ["1. Yes", "2. Rather not"]),  # one is too long
        (("Always", "No"), ["1", "2"], ["1. Always", "2. No"]),
        (("A", "B", "C", "D"), [], ["1. A", "2. B", "3. C", "4. D"]),  # too many
        (("A", "B", "C", "Always"), [], ["1. A", "2. B", "3. C", "4. Always"]),  # both
    ],
)
def test_buttons_are_shown_where_there_is_room_and_numbered_where_not(
    labels: tuple[str, ...], shown: list[str], listed: list[str]
) -> None:
    (part,) = laid_out(*labels, style=SOME_BUTTONS)
    assert choices(part) == [(f"id of b{number}", label) for number, label in enumerate(shown, start=1)]
    assert part.text == "\n".join(["Which?", *(["", *listed, WORDS.by_number] if listed else [])])


def test_where_there_are_none_choices_are_numbered_and_it_is_said_how_to_choose() -> None:
    assert laid_out("Yes", "No") == (Part("Which?\n\n1. Yes\n2. No\nTo choose, send the number."),)


def test_buttons_are_below_the_last_part_alone() -> None:
    *before, last = laid_out("Yes", "No", style=SOME_BUTTONS, text="One more sentence. " * 20)
    assert len(before) > 2 and not any(part.choices for part in before)
    assert [label for _, label in choices(last)] == ["Yes", "No"]


@pytest.mark.parametrize("used", [1, 44, 45, 99, 100])
def test_numbered_choices_are_never_parted(used: int) -> None:
    parts = laid_out("Yes", "No", "Rather not", text="x" * used)
    listed = "1. Yes\n2. No\n3. Rather not\nTo choose, send the number."
    assert "\n\n".join(part.text for part in parts) == f"{'x' * used}\n\n{listed}"
    assert parts[-1].text.endswith(listed) and len(parts) == (1 if used + 2 + len(listed) <= 100 else 2)


def test_labels_are_escaped_in_a_text_and_on_a_button_they_are_what_they_are() -> None:
    (listed,) = laid_out("Salt & <pepper>", "No", style=MARKUP)
    assert "1. Salt &amp; &lt;pepper&gt;\n" in listed.text
    (shown,) = laid_out("R&B", style=Style(100, MARKUP.escape, most_buttons=3, longest_label=5))
    assert choices(shown) == [("id of b1", "R&B")]


def test_more_choices_than_a_message_has_room_for_are_told() -> None:
    with pytest.raises(ValueError, match="longer than the platform's messages"):
        laid_out(*(f"Section {number} of the leaflet" for number in range(5)))
