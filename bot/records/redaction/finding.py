"""What a rule finds in a text, and how findings that meet become one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum


class Tag(Enum):
    """What stands in a text where something personal stood."""

    NAME = "[name]"  # of a person
    PHONE = "[phone]"
    EMAIL = "[e-mail]"
    ADDRESS = "[address]"  # a street, a postcode or both, with the town between them
    BIRTH_DATE = "[date of birth]"
    NUMBER = "[number]"  # of a patient, a policy, an account, a card and the like
    LINK = "[link]"  # also the address of a machine and the name of an account (@handle)


@dataclass(frozen=True)
class Finding:
    """A piece of a text, from `start` to before `end`, and what it is."""

    start: int
    end: int
    tag: Tag


TAGS = re.compile("|".join(re.escape(tag.value) for tag in Tag))
_BETWEEN = re.compile(r"[\s,]*")


def found(pattern: re.Pattern[str], text: str, tag: Tag, group: int | str = 0) -> Iterator[Finding]:
    """What a pattern, or a group of it, matches in a text.

    >>> list(found(re.compile(r"is (\\w+)"), "it is me", Tag.NAME, 1))
    [Finding(start=6, end=8, tag=<Tag.NAME: '[name]'>)]
    """
    for match in pattern.finditer(text):
        if match.end(group) > match.start(group):
            yield Finding(*match.span(group), tag)


def merged(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Findings in their order, none overlapping: what overlaps becomes one, under the tag of the longest.

    Neighbours of one tag with nothing but spaces or commas between them become one too.

    >>> merged([Finding(0, 3, Tag.NAME), Finding(0, 6, Tag.EMAIL), Finding(8, 12, Tag.EMAIL)], "jo@a.b, @c.d")
    [Finding(start=0, end=12, tag=<Tag.EMAIL: '[e-mail]'>)]
    """
    made: list[Finding] = []
    longest = 0  # length of the finding that gave the last one its tag
    for each in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        last = made[-1] if made else None
        if last and each.start < last.end:
            tag = each.tag if each.end - each.start > longest else last.tag
            longest = max(longest, each.end - each.start)
            made[-1] = Finding(last.start, max(last.end, each.end), tag)
        else:
            longest = each.end - each.start
            made.append(each)
    return _joined(made, text)


def without(findings: Iterable[Finding], kept: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """What is left of findings beside spans that are kept.

    >>> list(without([Finding(0, 9, Tag.NAME)], [(2, 4)]))
    [Finding(start=0, end=2, tag=<Tag.NAME: '[name]'>), Finding(start=4, end=9, tag=<Tag.NAME: '[name]'>)]
    """
    spans = sorted(kept)
    for each in findings:
        starts = [each.start, *(min(max(end, each.start), each.end) for _, end in spans)]
        ends = [*(max(min(start, each.end), each.start) for start, _ in spans), each.end]
        yield from (Finding(start, end, each.tag) for start, end in zip(starts, ends, strict=True) if start < end)


def _joined(findings: list[Finding], text: str) -> list[Finding]:
    made: list[Finding] = []
    for each in findings:
        last = made[-1] if made else None
        if last and last.tag is each.tag and _BETWEEN.fullmatch(text, last.end, each.start):
            made[-1] = Finding(last.start, each.end, each.tag)
        else:
            made.append(each)
    return made


def replaced(text: str, findings: Iterable[Finding]) -> str:
    """The text with a tag for each finding; findings in their order, none overlapping.

    >>> replaced("I am Jo, hello", [Finding(5, 7, Tag.NAME)])
    'I am [name], hello'
    """
    pieces: list[str] = []
    at = 0
    for each in findings:
        pieces += [text[at : each.start], each.tag.value]
        at = each.end
    return "".join([*pieces, text[at:]])
