"""The leaflet as a readable page, whose places bot.leaflet.links names."""

from collections.abc import Iterator, Sequence
from html import escape
from string import Template

from bot.leaflet.document import Section, Sentence

_FULL_STOPS = (".", "!", "?")


def render_leaflet(template: str, sections: Sequence[Section]) -> str:
    """Fill the page's template (`$contents`, `$sections`); every word of the leaflet is escaped."""
    return Template(template).substitute(
        contents="\n".join(_content_lines(sections)), sections="\n".join(_section_lines(sections))
    )


def _content_lines(sections: Sequence[Section]) -> Iterator[str]:
    for section, level in _levels(sections):
        if section.title:
            yield f'<li class="level-{level}"><a href="#section-{section.number}">{escape(section.title)}</a></li>'


def _section_lines(sections: Sequence[Section]) -> Iterator[str]:
    for section, level in _levels(sections):
        yield f'<section id="section-{section.number}">'
        if section.title:
            yield f"<h{level}>{escape(section.title)}</h{level}>"
        yield from _blocks(section.sentences)
        yield "</section>"


def _levels(sections: Sequence[Section]) -> Iterator[tuple[Section, int]]:
    """Each section with the level of its heading: what follows a heading with nothing below it belongs to that."""
    level = 2
    for section in sections:
        if not section.sentences:
            level = 2
        yield section, level
        if not section.sentences:
            level = 3


def _blocks(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Paragraphs of sentences, lists of points."""
    for block in _grouped(sentences):
        if _is_point(block[0]):
            yield "<ul>" + "".join(f'<li id="s{point.number}">{escape(point.text)}</li>' for point in block) + "</ul>"
        else:
            yield "<p>" + " ".join(f'<span id="s{one.number}">{escape(one.text)}</span>' for one in block) + "</p>"


def _grouped(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Neighbours together: a new block begins after an empty line and where points begin or end."""
    blocks: list[list[Sentence]] = []
    for sentence in sentences:
        last = blocks[-1][-1] if blocks else None
        if last and sentence.start - last.end <= 1 and _is_point(last) == _is_point(sentence):
            blocks[-1].append(sentence)
        else:
            blocks.append([sentence])
    return blocks


def _is_point(sentence: Sentence) -> bool:
    return not sentence.text.endswith(_FULL_STOPS)
