"""Python runs this first where this folder is on PYTHONPATH: what HIDDEN names is then as if it were not installed, so
that it can neither be imported nor found by its package's name.

HIDDEN is JSON: {"modules": [...], "packages": [...]}, packages as locks name them. Copies that other packages bring
along are left alone.
"""

import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.metadata import Distribution, DistributionFinder, MetadataPathFinder

HIDDEN = {kind: frozenset(names) for kind, names in json.loads(os.environ["HIDDEN"]).items()}
SITE = sysconfig.get_path("purelib")
_find = MetadataPathFinder.find_distributions


class _Hiding(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        if name not in HIDDEN["modules"]:
            return None
        elsewhere = PathFinder.find_spec(name, [each for each in sys.path if each != SITE])
        if elsewhere is None:
            raise ModuleNotFoundError(f"{name} is hidden", name=name)
        return elsewhere


def _not_hidden(context: DistributionFinder.Context) -> Iterator[Distribution]:
    for each in _find(context):
        name = re.sub(r"[-_.]+", "-", each.name).lower()
        if name not in HIDDEN["packages"] or str(each.locate_file("")) != SITE:
            yield each


sys.meta_path.insert(0, _Hiding())
MetadataPathFinder.find_distributions = staticmethod(_not_hidden)  # type: ignore[assignment, method-assign]
