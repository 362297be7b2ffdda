"""What is installed, in bytes: the files that packages list as theirs, without the bytecode that Python adds later."""

import re
import tomllib
from collections.abc import Collection
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from bench.errors import BenchError


def distributions_bytes(site: Path, names: Collection[str] | None = None) -> int:
    """Of the packages with these names in a site-packages folder, or of all."""
    found = [each for each in distributions(path=[str(site)]) if names is None or normalized(each.name) in names]
    if not found:
        raise BenchError(f"nothing is installed in {site}")
    return sum(map(_bytes, found))


def folder_bytes(folder: Path) -> int:
    """Of a folder of the project."""
    files = (each for each in folder.rglob("*") if "__pycache__" not in each.parts)
    return sum(each.stat().st_size for each in files if each.is_file())


def runtime_names(lock: Path, project: str) -> frozenset[str]:
    """The packages that a project in uv.lock needs to run, for whatever machine: its own extras and development tools
    are left out."""
    packages: dict[str, Any] = {
        each["name"]: each for each in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
    }
    needed, waiting = set[tuple[str, str]](), [(project, "")]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in needed:
            continue
        needed.add((name, extra))
        package = packages[name]
        requires = package.get("optional-dependencies", {}).get(extra, []) if extra else package.get("dependencies", [])
        for each in requires:
            waiting += [(each["name"], wanted) for wanted in ("", *each.get("extra", []))]
    return frozenset(name for name, _ in needed)


def normalized(name: str) -> str:
    """A package's name as locks have it.

    >>> normalized("Jinja2"), normalized("ruamel.yaml")
    ('jinja2', 'ruamel-yaml')
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def _bytes(package: Distribution) -> int:
    paths = (Path(str(file.locate())) for file in package.files or () if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file())
