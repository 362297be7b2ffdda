"""The leaflet's page says what the document says."""

import re
from html import unescape

from bot.edge.leaflet import render_leaflet
from bot.leaflet.document import read_document

from .fakes import LEAFLET

PAGE = render_leaflet("$contents | $sections", LEAFLET.sections)


def test_every_section_and_sentence_has_its_anchor_once() -> None:
    anchors = re.findall(r'id="([^"]+)"', PAGE)

    sentences = [f"s{sentence.number}" for sentence in LEAFLET.sentences]
    sections = [f"section-{section.number}" for section in LEAFLET.sections]
    assert sorted(anchors) == sorted(sentences + sections)


def test_the_contents_link_to_every_titled_section() -> None:
    contents, _, sections = PAGE.partition(" | ")

    linked = re.findall(r'href="#([^"]+)"', contents)
    assert linked == ["section-1", "section-2", "section-3", "section-4"]
    assert all(f'id="{anchor}"' in sections for anchor in linked)


def test_paragraphs_and_points_are_kept_apart() -> None:
    assert '<p><span id="s2">Avoid alcohol.</span> <span id="s3">Tell your doctor.</span></p>\n<p>' in PAGE
    assert '<ul><li id="s6">Do not stop</li><li id="s7">Avoid alcohol &amp; wine</li></ul>\n<p>' in PAGE


def test_what_follows_a_bare_heading_stands_below_it() -> None:
    assert re.findall(r"<(h\d)>(\w+)</h\d>", PAGE) == [
        ("h2", "Precautions"), ("h2", "More"), ("h3", "Sub"), ("h3", "Points"),
    ]  # fmt: skip


def test_markup_in_the_leaflet_is_shown_as_text() -> None:
    assert "It relaxes &lt;muscles&gt;." in PAGE
    assert "<muscles>" not in PAGE


def test_the_real_leaflet_stands_on_the_page_word_for_word() -> None:
    document = read_document()
    page = render_leaflet("$sections", document.sections)

    shown = unescape(re.sub("<[^>]+>", " ", page)).split()
    assert (
        shown
        == document.text.replace("Important points for Baclofen use:", "Important points for Baclofen use").split()
    )
