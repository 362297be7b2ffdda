"""Each run of sentences from one section stands after a lead-in that names the section."""

import pytest

from bot.leaflet.document import Sentence
from bot.quoting import ALSO, INSTEAD, quoted

from .leaflet.small import DOCUMENT
from .reading import said

RELAXES, CALMS, PILL, BARKING, _, _, GHOSTS, CALL, MILK, HERBS = DOCUMENT.sentences


@pytest.mark.parametrize(
    ("sentences", "lines"),
    [
        # one lead-in for a run from one section
        ([MILK], "quote(Points) “Avoid milk”"),
        ([MILK, HERBS], "quote(Points) “Avoid milk” “Name all herbs”"),
        # the start of the document has no heading to name; a sentence that continues its heading needs other words
        ([RELAXES, CALMS], "quote_start “It relaxes cats.” “It calms dogs.”"),
        ([PILL], "quote_midway(What is it?) “is a blue pill.”"),
        ([BARKING], "quote(What is it?) “Vets prescribe it for barking.”"),
        # every further section is something that it also says
        ([MILK, GHOSTS], "quote(Points) “Avoid milk” quote_also(Rare effects) “Few cats see ghosts.”"),
        ([MILK, RELAXES], "quote(Points) “Avoid milk” quote_also_start “It relaxes cats.”"),
        ([MILK, PILL], "quote(Points) “Avoid milk” quote_also_midway(What is it?) “is a blue pill.”"),
        # a section that comes again is named again
        (
            [MILK, CALL, HERBS],
            "quote(Points) “Avoid milk” quote_also(Rare effects) “Call the vet at once.” "
            "quote_also(Points) “Name all herbs”",
        ),
        # nothing to show needs no lead-in
        ([], ""),
    ],
)
def test_a_lead_in_names_the_section_of_each_run(sentences: list[Sentence], lines: str) -> None:
    assert said(quoted(DOCUMENT, sentences)) == lines


@pytest.mark.parametrize(
    ("lead_in", "sentence", "lines"),
    [
        (INSTEAD, MILK, "quote_instead(Points) “Avoid milk”"),
        (INSTEAD, PILL, "quote_instead_midway(What is it?) “is a blue pill.”"),
        (INSTEAD, RELAXES, "quote_instead_start “It relaxes cats.”"),
        (ALSO, MILK, "quote_also(Points) “Avoid milk”"),
    ],
)
def test_the_first_lead_in_may_be_another(lead_in: str, sentence: Sentence, lines: str) -> None:
    assert said(quoted(DOCUMENT, [sentence], lead_in)) == lines


def test_only_the_first_run_has_the_other_lead_in() -> None:
    lines = said(quoted(DOCUMENT, iter([MILK, GHOSTS]), INSTEAD))

    assert lines == "quote_instead(Points) “Avoid milk” quote_also(Rare effects) “Few cats see ghosts.”"
