"""Names of medicines, from DrugBank, MeSH and others through the package drug-named-entity-recognition.

The package builds large indexes when it is imported, so it is used when a model is trained, and the names it knows
become part of the model.
"""

from dataclasses import dataclass

_BACLOFEN = "baclofen"


@dataclass(frozen=True)
class MedicineNames:
    """Lower-case names: those of this medicine and those of all others."""

    this: frozenset[str]
    others: frozenset[str]


def known_names() -> MedicineNames:
    """Every name the package knows, of one or two words, longer than two letters.

    Not those that end in a comma or the like: "alcohol," is one of its names.
    """
    from drug_named_entity_recognition import drugs_finder

    this: set[str] = set()
    others: set[str] = set()
    for name, canonical in drugs_finder.drug_variant_to_canonical.items():
        if len(name) > 2 and name.count(" ") <= 1 and any(c.isalpha() for c in name) and _is_word(name):
            (this if _BACLOFEN in canonical else others).add(name.lower())
    others -= {name for name in others if _BACLOFEN in name.split()}  # "baclofen receptor"
    return MedicineNames(frozenset(this), frozenset(others - this))


def _is_word(name: str) -> bool:
    return name[0].isalnum() and name[-1].isalnum()
