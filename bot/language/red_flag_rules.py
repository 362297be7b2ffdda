"""The rules for emergencies as read from red_flags.yml."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language.red_flag_patterns import Lexicon, Pattern
from bot.language.red_flag_text import Spellings


@dataclass(frozen=True)
class Rule:
    """What a clinician calls it, its wordings, and texts that show what it does and what it does not."""

    name: str
    says: tuple[Pattern, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Sign(Rule):
    """One of its wordings raises the notice; with `always`, whatever else is said. `term` is the document's word for
    it, where it has one."""

    always: bool = False
    term: str | None = None


@dataclass(frozen=True)
class NotWhen(Rule):
    """What its wordings cover is not looked at for the kinds named."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of emergency; `name` is that of its notice."""

    name: str
    signs: tuple[Sign, ...]
    not_when: tuple[NotWhen, ...]


@dataclass(frozen=True)
class Rules:
    """The whole file, the most urgent kind first."""

    kinds: tuple[Kind, ...]
    not_when: tuple[NotWhen, ...]
    new_thought: tuple[Pattern, ...]
    words: Mapping[str, tuple[str, ...]]
    spellings: Spellings
    lexicon: Lexicon
