"""Which code answers."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.records.tables import releases
from bot.version import code_version

SOURCES = ("bot/a.py", "bot/deep/er/b.py", "bot/deep/c.yml", "actions/d.py", "domain.yml")
OTHERS = ("bot/README.md", "bot/__pycache__/a.pyc", "tests/test_a.py", "data/nlu.yml", "var/bot.db")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (*SOURCES, *OTHERS):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_it_is_the_projects_version_and_twelve_digits_of_a_hash() -> None:
    assert re.fullmatch(re.escape(version("leaflet-bot")) + r"\+[0-9a-f]{12}", code_version())
    assert code_version() == code_version()
    assert len(code_version()) <= releases.c.code.type.length


@pytest.mark.parametrize("name", SOURCES)
def test_what_decides_what_is_shown_changes_it(project: Path, name: str) -> None:
    before = code_version(project)
    (project / name).write_text("changed")
    changed = code_version(project)
    (project / name).unlink()
    assert len({before, changed, code_version(project)}) == 3


@pytest.mark.parametrize("name", OTHERS)
def test_what_does_not_leaves_it(project: Path, name: str) -> None:
    before = code_version(project)
    (project / name).write_text("changed")
    assert code_version(project) == before


def test_the_same_text_in_another_place_is_another_code(project: Path) -> None:
    before = code_version(project)
    (project / "bot/a.py").rename(project / "bot/aa.py")  # in the same order
    assert code_version(project) != before


def test_it_does_not_depend_on_where_or_when_the_files_are(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = code_version(project)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "project"
    project.rename(elsewhere)
    (elsewhere / "bot/a.py").touch()
    assert code_version(elsewhere) == before
