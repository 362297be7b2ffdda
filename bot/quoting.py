"""The document's sentences as they are shown: each run from one section after a lead-in that names the section."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.leaflet.answer import Line, Quote, Say
from bot.leaflet.document import Document, Sentence

ALSO = "utter_quote_also"
INSTEAD = "utter_quote_instead"


def quoted(document: Document, quotes: Iterable[Sentence], lead_in: str = "utter_quote") -> Iterator[Line]:
    """The lines that show these sentences; `lead_in` is the response before the first run, without its ending."""
    for number, run in groupby(quotes, key=lambda sentence: sentence.section):
        sentences = list(run)
        section = document.sections[number]
        if sentences[0].starts_midway:
            yield Say(f"{lead_in}_midway", section=section)
        elif section.title:
            yield Say(lead_in, section=section)
        else:
            yield Say(f"{lead_in}_start")
        yield from map(Quote, sentences)
        lead_in = ALSO
