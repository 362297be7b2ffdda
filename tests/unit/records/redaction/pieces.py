"""What rules find, as pieces of a text; and people of whom only a few are known."""

import re
from collections.abc import Iterable

from bot.records.redaction.finding import Finding, merged

NAMES = frozenset({"sarah", "joan", "colin", "margaret", "jones", "patel", "o'shaughnessy"})
WORDS_TOO = frozenset({"hope", "mark", "rose", "grace"})
STRANGERS = frozenset({"emeka", "daz", "shaz", "abdi", "lech", "oluwaseun", "okonkwo", "threlfall", "siobhan"})
MEDICAL = frozenset({"panadol"})
MISTYPED = frozenset({"tabelts", "helo"})


class FewPeople:
    """Knows those above; any other word is an ordinary one."""

    def find(self, text: str) -> list[tuple[int, int]]:
        """The names that are sure."""
        return [match.span() for match in re.finditer(r"[^\W\d_]+", text) if self.is_name(match[0])]

    def is_name(self, word: str) -> bool:
        """Whether it is one of the names."""
        return _bare(word) in NAMES

    def is_listed(self, word: str) -> bool:
        """Whether it is one of the names, or one that is a word too."""
        return _bare(word) in NAMES | WORDS_TOO

    def is_word(self, word: str) -> bool:
        """Whether it is neither a name nor a stranger's."""
        return _bare(word) not in NAMES | STRANGERS | MISTYPED

    def is_ordinary(self, word: str) -> bool:
        """Whether it is none of a few medical ones either."""
        return self.is_word(word) and _bare(word) not in MEDICAL

    def is_mistyped(self, word: str) -> bool:
        """Whether it is one of the typing errors."""
        return _bare(word) in MISTYPED


def pieces(findings: Iterable[Finding], text: str) -> list[str]:
    """The pieces of the text that were found, in their order."""
    return [text[each.start : each.end] for each in merged(findings, text)]


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s")
