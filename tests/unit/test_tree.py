"""The tests mirror the tree: every module has its test module."""

from collections.abc import Iterable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
UNIT = Path("tests/unit")


def mirror_of(module: Path) -> Path:
    """bot/leaflet/topics.py -> tests/unit/leaflet/test_topics.py, actions/x.py -> tests/unit/actions/test_x.py."""
    folder = module.parent.relative_to("bot") if module.parts[0] == "bot" else module.parent
    return UNIT / folder / f"test_{module.name}"


def without_tests(project: Path, packages: Iterable[str] = ("bot", "actions")) -> list[str]:
    """What is missing: 'tests/unit/test_x.py for bot/x.py'."""
    modules = sorted(path.relative_to(project) for package in packages for path in (project / package).rglob("*.py"))
    assert modules, f"no module was found below {project}"
    return [
        f"{mirror_of(module)} for {module}"
        for module in modules
        if module.name != "__init__.py" and not (project / mirror_of(module)).is_file()
    ]


def test_every_module_has_its_test_module() -> None:
    missing = without_tests(PROJECT)

    assert not missing, "write these test modules:\n  " + "\n  ".join(missing)


@pytest.mark.parametrize(
    ("module", "test_module"),
    [
        ("bot/gate.py", "tests/unit/test_gate.py"),
        ("bot/leaflet/topics.py", "tests/unit/leaflet/test_topics.py"),
        ("actions/keep_question.py", "tests/unit/actions/test_keep_question.py"),
    ],
)
def test_a_module_without_its_test_module_is_named_with_it(module: str, test_module: str, tmp_path: Path) -> None:
    for path in (module, "bot/__init__.py", f"{test_module}.txt"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    assert without_tests(tmp_path) == [f"{test_module} for {module}"]

    (tmp_path / test_module).touch()
    assert without_tests(tmp_path) == []
