"""Reads what a reply shows, so that a test can say it on one line."""

from collections.abc import Iterable

from bot.leaflet.answer import Line, Quote


def said(lines: Iterable[Line]) -> str:
    """The lines as words: “a sentence.” or a response without utter_, with (topic or section) and [mention]."""
    return " ".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    if isinstance(line, Quote):
        return f"“{line.sentence.text}”"
    name = line.response.removeprefix("utter_")
    topic = f"({line.topic.removeprefix('utter_topic_')})" if line.topic else ""
    section = f"({line.section.title})" if line.section else ""
    mention = f"[{line.mention}]" if line.mention else ""
    return f"{name}{topic}{section}{mention}"
