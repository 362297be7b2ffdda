"""Choosing without buttons: by a number, or by the words."""

import re
from collections.abc import Sequence

from bot.language.text import normalize
from bot.reply import Button

_NUMBER = re.compile(r"(?:(?:no\.|number|option|choice) ?)?[(#]?(\d{1,2})\N{COMBINING ENCLOSING KEYCAP}?[).:]?", re.I)
_AROUND = " .!?,;:\"'“”()"


def chosen(text: str, buttons: Sequence[Button]) -> Button | None:
    """The button that a text means: its number from 1, or its label.

    >>> both = (Button("a", "Yes, delete it all"), Button("b", "No, keep it"))
    >>> [button and button.id for text in ("2.", "yes, delete it all!", "3", "no") for button in [chosen(text, both)]]
    ['b', 'a', None, None]
    """
    words = normalize(text).strip()
    number = _NUMBER.fullmatch(words)
    if number:
        place = int(number[1])
        return buttons[place - 1] if 0 < place <= len(buttons) else None
    said = words.strip(_AROUND).casefold()
    return next((button for button in buttons if normalize(button.label).strip(_AROUND).casefold() == said), None)
