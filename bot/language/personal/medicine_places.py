"""Whether a word that nobody knows, or that is somebody's name too, stands where a medicine does."""

import re
from collections.abc import Iterable

Span = tuple[int, int]

_FAR = 60  # characters

_SOME = r"(?:my |some )?(?:[\w'-]+ (?:and|or|&|plus) )?$"
_TOOK = re.compile(
    r"\b(?:tried|trying|prescribed|swallowed|dose of|course of|mg of|tablets? of|allergic to|"
    rf"(?:ok|okay|safe|fine|alright|mix|mixes|mixed|interacts?|clash|combined?|taken) with)\s+{_SOME}"
)
_TAKES = re.compile(
    r"\b(?:tak(?:e|es|ing|en)|took|on|using|uses?d?|buy|bought|start(?:ed|ing)?|stop(?:ped|ping)?)\s+"
    r"(?:my |some |the |daily )?(?:[\w'-]+ (?:and|or|&|plus) )?$"
)
# "took Sarah to the hospital", "started Ahmed on 5 mg"
_SOMEBODY = re.compile(r"'?s?\s+(?:to|home|into|off|out|for|up|in|along|on|taking|having|getting|her|his|from)\b|'s\b")
_DOSED = re.compile(
    r"\s*(?:\d[\d.,]*\s?(?:mg|mcg|ml|g|micrograms?|milligrams?)\b|(?:\d\d? )?(?:tablets?|pills?|caps(?:ules)?|syrup|"
    r"sachets?|patch(?:es)?|cream|gel|injections?|pump|inhaler|drops|liquid|oral|infusion|suspension)\b)"
)
_WITH = re.compile(
    r"\s+(?:(?:be |still |also |ever )?(?:ok|okay|safe|fine|alright|all right|allowed|go|goes|mix|mixes|interact|"
    r"interacts|clash|work|taken|used)\s+(?:together\s+)?(?:with|alongside)|"
    r"(?:instead of|rather than|on top of|alongside|plus|and|or|with|\+|&|/))\s+(?:my |the |generic |only )*$"
)
_AND = re.compile(
    r"\s*(?:,|\+|&|/|\b(?:and|or|with|plus|than|to|for|from|instead of|rather than|on top of)\b)\s+(?:my |the )*$"
)

_LISTED = re.compile(r"\s*(?:,|\+|&|/)?\s*(?:and|or|plus)?\s+|\s*[,+&/]\s*")
_ENDS = re.compile(r"\s*(?:$|[.?!,;)])")


def is_taken(text: str, word: Span, medical: Iterable[Span], *, is_name: bool) -> bool:
    """Whether the word is taken, dosed, or named beside a medicine; `text` in lower case, `medical` in their order.

    Of a word that is somebody's name (`is_name`) what people do too does not count.

    >>> is_taken("is yasmin ok with baclofen", (3, 9), [(18, 26)], is_name=True)
    True
    >>> is_taken("took sarah to hospital", (5, 10), [], is_name=True)
    False
    """
    start, end = word
    near = max(0, start - _FAR)
    if _TOOK.search(text, near, start) or _DOSED.match(text, end):
        return True
    if _TAKES.search(text, near, start) and not _SOMEBODY.match(text, end):
        return True
    if is_name and _is_last_of_list(text, word, medical):
        return True
    return any(
        bool(_WITH.fullmatch(text, end, first))
        if first >= end
        else not is_name and bool(_AND.fullmatch(text, last, start))
        for first, last in medical
        if last > near and first < end + _FAR
    )


def _is_last_of_list(text: str, word: Span, medical: Iterable[Span]) -> bool:
    """Whether two medicines or illnesses stand before a word and nothing but commas and the like between them."""
    before = [span for span in medical if span[1] <= word[0]][-2:]
    return (
        len(before) == 2
        and bool(_LISTED.fullmatch(text, before[0][1], before[1][0]))
        and bool(_LISTED.fullmatch(text, before[1][1], word[0]))
        and bool(_ENDS.match(text, word[1]))
    )
