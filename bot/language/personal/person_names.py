"""What people are called: first and last names of many countries (package Faker), and which of them are words too.

Whether a name in lower case can be told from a word is decided by how often each is written with a capital and how
often without (bot.language.personal.word_forms). A word that is in no list of names and mostly written with a capital
is a proper name of some kind: of a person, a town, a brand.

Faker makes 50 MB of tables when it is imported, so only its data files are read.
"""

import re
from calendar import day_name, month_name
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from bot.language.english import english_words, is_english
from bot.language.package_files import package_file
from bot.language.personal.letters import plain_letters
from bot.language.personal.mistyped import is_mistyped
from bot.language.personal.word_forms import NEVER, WordForms, load_word_forms
from bot.language.word_set import Hashes, WordSet, hashes

_FAKER = "Faker"
_PEOPLE, _PLACES = "faker/providers/person/{}/__init__.py", "faker/providers/address/{}/__init__.py"
_LOCALES = (
    "en", "en_GB", "en_IE", "en_US", "en_IN", "en_KE", "en_NG", "en_NZ", "en_PK", "ga_IE", "de_DE", "es_ES", "fr_FR",
    "it_IT", "nl_NL", "pl_PL", "pt_PT", "ro_RO", "tr_TR", "tw_GH", "yo_NG", "zu_ZA",
)  # fmt: skip
# Of these, too many are English words by chance: only those that are no words count.
_RARER_LOCALES = (
    "en_TH", "az_AZ", "cs_CZ", "da_DK", "de_AT", "de_CH", "es_AR", "es_CA", "es_CL", "es_CO", "es_MX", "et_EE", "fi_FI",
    "fr_BE", "fr_CA", "fr_CH", "fr_DZ", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "is_IS", "lt_LT", "lv_LV", "nl_BE",
    "no_NO", "pt_BR", "sk_SK", "sl_SI", "sv_SE", "sw", "uz_UZ", "vi_VN",
)  # fmt: skip
_ATTRIBUTE = re.compile(r"^    (\w+)(?:: [^=\n]+)? = ", re.MULTILINE)
_STRING = re.compile(r"[\"']([^\W\d_]+)[\"']")
_BEGINNING = re.compile(r"[^aeiouy]{1,2}[aeiou][^aeiouy]")  # of a name, as far as it is one for short
# Natural logarithms of how often a form is used, and of how many times as often as another.
_RARE = -16.5  # a word form rarer than this may be anybody's typing error
_USUAL = -8.5  # a word more usual than this is nobody's name in lower case: "will", "may", "hope"
_COMMON = -12.5  # and one more usual than this is likely to be meant by a typing error
_OFTEN = -10.0  # and one more usual than this no last name after a first one
_MOSTLY = 1.2  # a form this much more often written with a capital is a name,
_MOSTLY_WORD = 1.4  # one that English dictionaries have too
_SHORTEST = 3  # letters of a name that needs nothing else to be one
_DATES = frozenset(name.lower() for name in (*day_name, *month_name, "Easter", "Christmas") if name)
# Whom patients mean without a name; all are somebody's last name or, in lists of first names, noise.
_ROLES = frozenset({
    "aunt", "auntie", "aunty", "baby", "boss", "bro", "brother", "carer", "chemist", "consultant", "dad", "daddy", "da",
    "doc", "doctor", "friend", "gran", "granda", "grandad", "grandma", "grandpa", "granny", "gramps", "hubby", "lad",
    "laddie", "lady", "lass", "lassie", "mam", "mammy", "mate", "missus", "mom", "mommy", "mum", "mummy", "nan", "nana",
    "nanna", "nanny", "neighbour", "nurse", "pa", "parent", "sir", "sis", "sister", "son", "teacher", "telly",
    "toddler", "uncle", "granddaughter", "grandson", "great-granddaughter", "great-grandson", "sister-in-law",
    "brother-in-law", "mother-in-law", "father-in-law", "daughter-in-law", "son-in-law",
})  # fmt: skip
_DRINKS = frozenset({"brandy", "sherry"})  # which patients ask about more often than they are called so
# Without their apostrophe they are seldom counted in lower case.
_CONTRACTED = frozenset(
    f"{word}{ending}"
    for words, endings in (
        ("i you he she it we they that there who what where how", "{0}m {0}s {0}ve {0}ll {0}re {0}d"),
        ("do does did has have had is was were are ca could would should wo must need ai", "n{0}t"),
    )
    for word in words.split()
    for apostrophe in ("", "'")
    for ending in endings.format(apostrophe).split()
)
_NO_NAMES = _DATES | _CONTRACTED | _ROLES | _DRINKS


@dataclass(frozen=True)
class PersonNames:
    """All in lower case."""

    first: Container[str]
    """First names that are hardly ever another word."""
    last: Container[str]
    """Last names of which the same is true."""
    words_too: Container[str]
    """First and last names that are words too."""
    usual_too: Container[str]
    """First names that are such usual words that only a capital and what they do can tell ("Will took", "Hope is")."""
    proper: Container[str]
    """Words that are mostly written with a capital."""
    words: Container[str]
    """Words that are mostly written without one."""
    usual: Container[str]
    """Words that are so usual that they are no part of a name even with a capital."""
    common: frozenset[str]
    """Words that typing errors are likely to be of."""

    def is_name(self, word: str) -> bool:
        """Whether the lower-case word is somebody's name and hardly ever anything else."""
        return any(part in self.first or part in self.last for part in (word, *word.split("-")))

    def is_listed(self, word: str) -> bool:
        """Whether it is somebody's name, whatever else it may be."""
        return word in self.words_too or self.is_name(word)

    def is_unknown(self, word: str) -> bool:
        """Whether it is no ordinary word, and none with a typing error either."""
        return word not in self.words and (word in self.proper or not is_mistyped(word, self.common))

    def is_word(self, word: str) -> bool:
        """Whether it is an ordinary word."""
        return word in self.words


def load_person_names() -> PersonNames:
    """Read the lists (1 s); raises FileNotFoundError when a package lacks its data."""
    forms = load_word_forms(_COMMON)
    sets = {name: WordSet.of_hashes(each) for name, each in _hashes(forms).items()}
    return PersonNames(**sets, common=forms.common | _NO_NAMES)


def _hashes(forms: WordForms) -> dict[str, Hashes]:
    """Those of the words that are in each set."""
    first, last = (_listed(_PEOPLE, _LOCALES, which) for which in ("first_names", "last_names"))
    rarer_first, rarer_last = (_listed(_PEOPLE, _RARER_LOCALES, which) for which in ("first_names", "last_names"))
    lower = forms.lower.of(first | last | {*_short_forms(first)})
    short = {word for word in _short_forms(first) if lower[word] <= _COMMON}
    sure = frozenset(_sure(first | last | rarer_first | rarer_last, forms))
    proper, no_names = forms.proper(_MOSTLY), hashes(_NO_NAMES)
    known = np.concatenate([hashes(word for word, _ in english_words()), no_names, forms.lower.above(_RARE)])
    return {
        "first": hashes((first | rarer_first) & sure),
        "last": hashes((last | rarer_last) & sure),
        "words_too": hashes(word for word in (first | last | short) - sure - _NO_NAMES if lower[word] <= _USUAL),
        "usual_too": hashes(word for word in first if lower[word] > _USUAL),
        "proper": proper,
        "words": np.setdiff1d(known, np.concatenate([np.setdiff1d(proper, no_names), hashes(sure)])),
        "usual": np.concatenate([forms.lower.above(_OFTEN), no_names]),
    }


def _sure(names: frozenset[str], forms: WordForms) -> Iterator[str]:
    """Those that are hardly ever another word."""
    no_names = _NO_NAMES | _listed(_PLACES, ("en",), "countries") | _listed(_PLACES, ("en_US",), "states")
    of_each = hashes(names)
    usage = zip(names, forms.lower.of_all(of_each).tolist(), forms.capital.of_all(of_each).tolist(), strict=True)
    for word, lower, capital in usage:
        unused = lower == NEVER and not is_english(word)
        mostly = capital - lower >= (_MOSTLY_WORD if is_english(word) else _MOSTLY)
        if (unused or mostly) and len(word) >= _SHORTEST and word not in no_names:
            yield word


def _short_forms(names: Iterable[str]) -> Iterator[str]:
    """What people are called for short: "gav" and "trev", "gaz" for Gary and "shaz" for Sharon.

    >>> sorted(_short_forms(["gavin", "sharon", "leo"]))
    ['gav', 'shar', 'shaz']
    """
    for name in names:
        beginning = _BEGINNING.match(name)
        if beginning and len(name) > len(beginning[0]) + 1:
            yield beginning[0]
        if beginning and beginning[0].endswith("r"):
            yield beginning[0][:-1] + "z"


def _listed(file: str, locales: Iterable[str], attribute: str) -> frozenset[str]:
    """The single words in lower case that stand in a class's attributes, also in those for men or women alone."""
    listed = frozenset(word.lower() for locale in locales for word in _strings(file.format(locale), attribute))
    return listed | frozenset(map(plain_letters, listed))


def _strings(file: str, attribute: str) -> Iterator[str]:
    _, *pieces = _ATTRIBUTE.split(package_file(_FAKER, file).read_text(encoding="utf-8"))
    for name, value in zip(pieces[::2], pieces[1::2], strict=True):
        if name.startswith(attribute):
            yield from _STRING.findall(value)
