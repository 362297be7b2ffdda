"""What is installed is counted by what packages list, and what is needed by the lock."""

from pathlib import Path

import pytest

from bench.errors import BenchError
from bench.sizes import distributions_bytes, folder_bytes, normalized, runtime_names

LOCK = """
[[package]]
name = "own"
dependencies = [{ name = "a", extra = ["fast"] }, { name = "b", marker = "sys_platform == 'win32'" }]
[package.optional-dependencies]
training = [{ name = "trainer" }]
[package.dev-dependencies]
dev = [{ name = "tester" }]
[[package]]
name = "a"
dependencies = [{ name = "b" }]
[package.optional-dependencies]
fast = [{ name = "c" }]
slow = [{ name = "tester" }]
[[package]]
name = "b"
dependencies = [{ name = "a" }]
[[package]]
name = "c"
[[package]]
name = "tester"
[[package]]
name = "trainer"
"""


def install(site: Path, name: str, files: dict[str, int], missing: str = "") -> None:
    """A package whose files are so long."""
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "RECORD").write_text("".join(f"{each},,\n" for each in [*files, *missing.split()]))
    for each, length in files.items():
        (site / each).parent.mkdir(parents=True, exist_ok=True)
        (site / each).write_bytes(b"x" * length)


def test_a_project_needs_what_its_packages_need_but_neither_its_extras_nor_development_tools(tmp_path: Path) -> None:
    (tmp_path / "uv.lock").write_text(LOCK)
    assert runtime_names(tmp_path / "uv.lock", "own") == {"own", "a", "b", "c"}


def test_the_files_of_packages_are_counted_without_bytecode_and_what_is_not_there(tmp_path: Path) -> None:
    install(tmp_path, "One.Package", {"one/a.py": 10, "one/__pycache__/a.cpython-311.pyc": 500}, missing="one/gone.py")
    install(tmp_path, "two", {"two.py": 7, "../bin/two": 5})
    assert distributions_bytes(tmp_path) == 22
    assert distributions_bytes(tmp_path, {"one-package", "absent"}) == 10


def test_where_nothing_is_installed_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="nothing is installed"):
        distributions_bytes(tmp_path)


def test_a_folder_is_counted_without_bytecode(tmp_path: Path) -> None:
    for name in ("a.py", "inner/b.txt", "inner/__pycache__/b.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"1234")
    assert folder_bytes(tmp_path) == 8


def test_names_are_those_of_locks() -> None:
    assert normalized("Ruamel.YAML__x") == "ruamel-yaml-x"
