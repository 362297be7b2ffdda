"""Findings: merged where they meet, cut where something is kept, and replaced by their tags."""

import re

import pytest

from bot.records.redaction.finding import TAGS, Finding, Tag, found, merged, replaced, without

TEXT = "Sarah, Jo and me"
SARAH, JO = Finding(0, 5, Tag.NAME), Finding(7, 9, Tag.NAME)


def test_a_tag_is_words_in_brackets() -> None:
    assert all(re.fullmatch(r"\[[a-z -]+\]", tag.value) and TAGS.fullmatch(tag.value) for tag in Tag)


MERGED = [
    # what overlaps, under the tag of the longest
    ([Finding(0, 3, Tag.NUMBER), Finding(1, 9, Tag.PHONE)], [Finding(0, 9, Tag.PHONE)]),
    ([Finding(1, 9, Tag.PHONE), Finding(2, 12, Tag.NUMBER), Finding(11, 13, Tag.LINK)], [Finding(1, 13, Tag.NUMBER)]),
    # of the same length, under the first
    ([Finding(0, 5, Tag.NUMBER), Finding(0, 5, Tag.PHONE)], [Finding(0, 5, Tag.NUMBER)]),
    # neighbours of one tag, with nothing but commas and spaces between
    ([JO, SARAH], [Finding(0, 9, Tag.NAME)]),
    ([SARAH, Finding(7, 9, Tag.LINK)], [SARAH, Finding(7, 9, Tag.LINK)]),
    ([JO, Finding(14, 16, Tag.NAME)], [JO, Finding(14, 16, Tag.NAME)]),
    ([], []),
]


@pytest.mark.parametrize(("findings", "expected"), MERGED)
def test_what_meets_becomes_one(findings: list[Finding], expected: list[Finding]) -> None:
    assert merged(findings, TEXT) == expected


WITHOUT = [
    # cut
    ([(0, 2)], [Finding(2, 5, Tag.NAME)]),
    ([(3, 9)], [Finding(0, 3, Tag.NAME)]),
    ([(3, 4), (1, 2)], [Finding(0, 1, Tag.NAME), Finding(2, 3, Tag.NAME), Finding(4, 5, Tag.NAME)]),
    ([(0, 3), (2, 4)], [Finding(4, 5, Tag.NAME)]),
    # gone
    ([(0, 5)], []),
    ([(0, 99)], []),
    # whole
    ([(5, 9)], [SARAH]),
    ([], [SARAH]),
]


@pytest.mark.parametrize(("kept", "expected"), WITHOUT)
def test_what_is_kept_is_cut_out(kept: list[tuple[int, int]], expected: list[Finding]) -> None:
    assert list(without([SARAH], kept)) == expected


def test_nothing_is_found_where_a_group_matches_nothing() -> None:
    assert list(found(re.compile("(x?)y"), "y xy", Tag.LINK, 1)) == [Finding(2, 3, Tag.LINK)]


def test_findings_are_replaced_by_their_tags() -> None:
    assert replaced(TEXT, [SARAH, JO]) == "[name], [name] and me"
    assert replaced("", []) == ""
