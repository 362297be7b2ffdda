"""Links from a quote to its place on the leaflet's page."""

from collections.abc import Sequence

from bot.leaflet.document import Section

_PATH = "/leaflet"


class LeafletLinks:
    """Finds the place of a quote on the leaflet's page."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._by_title = {section.title: section for section in sections}

    def to(self, title: str | None, text: str) -> str | None:
        """The link to the first sentence quoted, else to the section; None for an unknown section."""
        section = None if title is None else self._by_title.get(title)
        if section is None:
            return None
        places = ((text.find(sentence.text), sentence.number) for sentence in section.sentences)
        found = sorted((place, number) for place, number in places if place >= 0)
        return f"{_PATH}#s{found[0][1]}" if found else f"{_PATH}#section-{section.number}"
