"""Reading what platforms send: JSON and forms of which nothing is believed."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from bot.messengers.errors import Unreadable

_MOST_FIELDS = 200
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and halves of characters: no database or encoder takes them


def read_json(body: bytes) -> Mapping[str, Any]:
    """A JSON object in UTF-8. Raises Unreadable."""
    try:
        data: object = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):  # not `from err`: the cause would carry the patient's words
        raise Unreadable("this is not JSON in UTF-8") from None
    return mapping(data)


def read_form(body: bytes) -> dict[str, list[str]]:
    """The fields of a form (application/x-www-form-urlencoded) in UTF-8. Raises Unreadable."""
    try:
        text = body.decode("ascii")
        return parse_qs(
            text, keep_blank_values=True, strict_parsing=bool(text), errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        raise Unreadable("this is not a form in UTF-8") from None


def mapping(value: object) -> Mapping[str, Any]:
    """An object of JSON. Raises Unreadable."""
    if not isinstance(value, dict):
        raise Unreadable("an object was expected")
    return value


def items(value: object) -> list[Any]:
    """A list of JSON. Raises Unreadable."""
    if not isinstance(value, list):
        raise Unreadable("a list was expected")
    return value


def words(value: object) -> str:
    """A text, without what nothing can keep; empty for anything else.

    >>> words("a\\0b"), words(None)
    ('a\ufffdb', '')
    """
    return _UNUSABLE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else ""


def name(value: object) -> str:
    """An id, which platforms send as text or number. Raises Unreadable."""
    if isinstance(value, str) and value:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unreadable("an id was expected")
