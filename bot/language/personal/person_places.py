"""A text while people's names are looked for in it, and where in it a name stands, whatever the word is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]

_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:['-][^\W\d_]+)*(?![^\W_])")  # no part of "HbA1c"
_POSSESSIVE = re.compile(r"'s?$")
_THOUGHT = re.compile(r"[.,;:!?\n(]")
_SENTENCE = re.compile(r"[.!?\n]")
BEFORE_A_PLACE = frozenset({"in", "near", "from", "around", "at", "to"})
_FAR = 40  # characters before a word that say what it is
_FEW = 4  # words, too few for capitals to be compared

_BEFORE = frozenset({
    "if", "when", "and", "but", "that", "because", "since", "as", "can", "could", "does", "did", "should", "would",
    "will", "is", "has", "was", "than", "says", "think", "tell", "ps", "btw", "also", "where", "while", "whether",
    "unless", "until", "though", "why", "before", "after", "once", "then", "now",
})  # fmt: skip
_DOES = frozenset({
    "is", "was", "has", "had", "wants", "takes", "took", "needs", "gets", "got", "keeps", "kept", "says", "said",
    "thinks", "thought", "feels", "felt", "misses", "missed", "refuses", "refused", "forgets", "forgot", "hates",
    "likes", "loves", "lives", "asks", "asked", "told", "reckons", "swears", "sleeps", "slept", "fell", "falls",
    "started", "stopped", "went", "came", "comes", "goes", "uses", "weighs", "gave", "lost", "ate", "drank", "died",
    "woke", "threw", "sits", "stays", "lies", "left", "cannot", "can't", "cant", "won't", "wont", "doesn't", "doesnt",
    "didn't", "didnt", "isn't", "isnt", "hasn't", "wasn't",
})  # fmt: skip
_ASKED_TO = frozenset({
    "have", "take", "need", "get", "stop", "use", "go", "drive", "drink", "still", "be", "want", "feel", "start", "try",
    "eat", "sleep",
})  # fmt: skip
_ALLOWED = re.compile(
    r" (?:ok|okay|alright|allowed|able|meant|supposed|due)\b(?! (?:to take|with|for|in|during|together)\b)"
)
_SAYS = re.compile(r"[^.!?\n]{0,60}?\s(?:says|said|thinks|reckons|told|swears|wants|takes|asked|asks)\b")
_AND_ME = re.compile(r" (?:and|&|an|n) (?:i|me|myself|\w+ both)\b")
_AGED = re.compile(r"(?:, | \(|, aged | aged | is )\d{1,3}(?=[,.) ]|$)(?! ?(?:mg|ml|mcg|g)\b)")
_KIN_BEFORE = re.compile(
    r"\b(?:my|our|his|her) (?:\w+ )?(?:son|lad|boy|husband|wife|daughter|girl|mum|mam|mom|dad|nan|brother|sister) $"
)
_KIN_AFTER = re.compile(
    r",?(?: is)? (?:my|our|his|her) (?:\w+ )?(?:son|daughter|wife|husband|partner|mum|mom|dad|brother|sister|friend|"
    r"carer|nurse|doctor|gp|physio|name)\b"
)
_DONE_TO = re.compile(
    r"\b(?:tell|told|ask|asked|give|giving|gave|help|helped|let|by|for|with|and|call|ring|see|saw|says|said|about|called|"
    r"named|thanks|hi|hello|hey|dear|after|visit|visiting|love|miss|knows?|asks?|if|how is|how's|hows|where's|wheres) $"
)
_TOLD = re.compile(
    r"\b(?:tell|told|told by|ask|asked|remind|reminded|phoned|thank|help|helped|called|named|visit|visiting) $"
)
_NO_NAME_AFTER = frozenset({
    "a", "an", "the", "this", "my", "your", "its", "no", "every", "each", "any", "some", "in", "near", "from", "around",
    "at", "of",
})  # fmt: skip


@dataclass(frozen=True)
class Word:
    """A word of a text, without a possessive ending."""

    start: int
    end: int
    typed: str
    lower: str
    is_medical: bool


@dataclass(frozen=True)
class PeopleText:
    """A text, its words, and the spans of what is medical in it. `at` counts words."""

    typed: str
    words: tuple[Word, ...]
    medical: tuple[Span, ...]

    @classmethod
    def read(cls, text: str, medical: Sequence[Span]) -> "PeopleText":
        """Find the words."""
        return cls(text, tuple(_word(match, medical) for match in _WORD.finditer(text)), tuple(medical))

    @cached_property
    def lower(self) -> str:
        """The text in lower case, as long."""
        lower = self.typed.lower()
        return lower if len(lower) == len(self.typed) else self.typed

    @cached_property
    def capitals_tell(self) -> bool:
        """Whether enough words have none for one to tell something."""
        if len(self.words) < _FEW:
            return not self.typed.isupper()
        return sum(word.typed[0].islower() for word in self.words) * 4 >= len(self.words)

    def has_capital(self, at: int) -> bool:
        """Whether a word has a capital that tells something."""
        return at < len(self.words) and self.capitals_tell and self.words[at].typed[0].isupper()

    def before(self, at: int) -> str:
        """The word before, if any."""
        return self.words[at - 1].lower if at else ""

    def after(self, at: int) -> str:
        """The word after, if any."""
        return self.words[at + 1].lower if at + 1 < len(self.words) else ""

    def gap(self, at: int) -> str:
        """What stands between a word and the one before."""
        return self.typed[self.words[at - 1].end if at else 0 : self.words[at].start]

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence begins with a word."""
        return not at or bool(_SENTENCE.search(self.gap(at)))

    def begins_thought(self, at: int) -> bool:
        """Whether a sentence or a part of one begins with a word."""
        return not at or self.before(at) in _BEFORE or bool(_THOUGHT.search(self.gap(at)))

    def may_be_named(self, at: int) -> bool:
        """Whether no word stands before that stands before things and places."""
        return self.before(at) not in _NO_NAME_AFTER

    def acts(self, at: int) -> bool:
        """Whether somebody does something, and a thought begins with who: "bill wants", "if jack misses", "can mark
        have"."""
        word = self.words[at]
        if not self.begins_thought(at) and not self._follows(_KIN_BEFORE, at):
            return False
        following = self.after(at)
        if following in _DOES or following.endswith("ed") or _AND_ME.match(self.lower, word.end):
            return True
        if self.before(at) in _BEFORE and (following in _ASKED_TO or _ALLOWED.match(self.lower, word.end)):
            return True
        says = self.begins_sentence(at) and self.has_capital(at) and _SAYS.match(self.lower, word.end)
        return bool(says or _AGED.match(self.lower, word.end) or _KIN_AFTER.match(self.lower, word.end))

    def is_owner(self, at: int) -> bool:
        """Whether something is somebody's."""
        return self.typed.startswith("'s ", self.words[at].end) and self.may_be_named(at)

    def is_treated(self, at: int) -> bool:
        """Whether something is done to, for or by somebody, or is somebody's."""
        end = self.words[at].end
        done = self._follows(_DONE_TO, at) or _KIN_AFTER.match(self.lower, end) or _AGED.match(self.lower, end)
        return bool(done) or self.is_owner(at)

    def is_told(self, at: int) -> bool:
        """Whether something is said to somebody."""
        return self._follows(_TOLD, at)

    def _follows(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether what a pattern says stands right before a word."""
        start = self.words[at].start
        return pattern.search(self.lower, max(0, start - _FAR), start) is not None

    def has_initial(self, at: int) -> bool:
        """Whether a capital letter stands before the word: "J. Smith"."""
        initial = self.words[at - 1].typed if at else ""
        return len(initial) == 1 and initial.isupper() and initial != "I" and self.gap(at) in {".", ". ", " "}


def bare(word: str) -> str:
    """A word in lower case without a possessive ending.

    >>> bare("Joan's"), bare("James'")
    ('joan', 'james')
    """
    return _POSSESSIVE.sub("", word.lower())


def _word(match: re.Match[str], medical: Sequence[Span]) -> Word:
    typed = _POSSESSIVE.sub("", match[0]) or match[0]
    start = match.start()
    return Word(start, start + len(typed), typed, typed.lower(), any(first <= start < last for first, last in medical))
