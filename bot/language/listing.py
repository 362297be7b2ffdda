"""Splitting a message that is written as a list into its items."""

import re

# "1." "2)" "(3)" "Q4:" "5 -" before a word; not the "1.5" of a dose
_NUMBER = re.compile(r"(?:^|(?<=[\s.?!:;,]))(?:\(|q(?:uestion)? ?)?([1-9])(?:[.):]+| ?[-–])\s+(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|(?<=[\s]))[-–*•·]\s+(?=\S)")


def items(text: str) -> tuple[str, ...]:
    """The items of a list, without their numbers or bullets; nothing where the text is none.

    What stands before the first is an item too where it asks something.

    >>> items("1. my liver. 2. my nightly wine")
    ('my liver.', 'my nightly wine')
    >>> items("- nausea normal? - can I take ginger")
    ('nausea normal?', 'can I take ginger')
    >>> items("I take 1. 5 mg - is that ok"), items("can i drink")
    ((), ())
    """
    marks = _numbers(text) or _bullets(text)
    if not marks:
        return ()
    before = text[: marks[0][0]].strip()
    ends = [start for start, _ in marks[1:]]
    found = [text[start:end].strip() for (_, start), end in zip(marks, [*ends, len(text)], strict=True)]
    return tuple(item for item in ([before] if before.endswith("?") else []) + found if item)


def _numbers(text: str) -> list[tuple[int, int]]:
    """Where the numbers 1, 2 and so on stand, if two or more do."""
    marks: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(text):
        if int(match[1]) == len(marks) + 1:
            marks.append(match.span())
    return marks if len(marks) > 1 else []


def _bullets(text: str) -> list[tuple[int, int]]:
    """Where bullets stand, if two or more of one kind do and the first begins the text or follows an announcement."""
    marks = list(_BULLET.finditer(text))
    if not marks or not re.search(r"(?:^|[.:?!])\s*$", text[: marks[0].start()]):
        return []
    alike = [match.span() for match in marks if match[0][0] == marks[0][0][0]]
    return alike if len(alike) > 1 else []
