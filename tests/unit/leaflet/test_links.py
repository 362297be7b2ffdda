"""Links lead to where a quote stands."""

import pytest

from bot.leaflet.links import LeafletLinks

from ..edge.fakes import LEAFLET


@pytest.mark.parametrize(
    ("section", "text", "link"),
    [
        ("Precautions", "Avoid alcohol.", "/leaflet#s2"),
        ("Precautions", "Tell your doctor. Avoid alcohol.", "/leaflet#s3"),
        ("Precautions", "something else", "/leaflet#section-1"),
        ("", "It relaxes <muscles>.", "/leaflet#s1"),
        ("No such section", "Avoid alcohol.", None),
        (None, "Avoid alcohol.", None),
    ],
)
def test_a_quote_links_to_its_first_sentence(section: str | None, text: str, link: str | None) -> None:
    assert LeafletLinks(LEAFLET.sections).to(section, text) == link
