"""The guards of the content, seen red: in a copy of the project one thing is broken, and what and where is said."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import PROJECT

from .processes import environment

FOLDERS = ("actions", "bot", "data", "tests/unit")
FILES = ("config.yml", "domain.yml", "pyproject.toml", "tests/__init__.py", "tests/conftest.py", "tests/databases.py")
CONTRACTS = "tests/unit/test_contracts.py"
# What bot.bootstrap does with the content, without Rasa, which takes seconds.
LOADING = (
    "from bot.leaflet.document import read_document; from bot.leaflet.topics import load_topics; "
    "from bot.wording import read_wording; load_topics(read_document(), read_wording().texts)"
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the contracts are about."""
    for folder in FOLDERS:
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(PROJECT / file, tmp_path / file)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    """Replace one piece of a file, which must be there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def run(copy: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run Python in the copy, whose own code it must take."""
    env = environment(copy / "state", PYTHONPATH=str(copy))
    env = {name: value for name, value in env.items() if not name.startswith(("COV", "PYTEST"))}
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env=env, capture_output=True, text=True, timeout=100, check=False
    )


def test_one_letter_changed_in_a_quote_is_refused_with_file_line_and_the_nearest_sentence(copy: Path) -> None:
    topics = copy / "bot/leaflet/topics.yml"
    change(topics, "avoid_alcohol: It is also important", "avoid_alcohol: It is also imporrtant")
    done = run(copy, "-c", LOADING)
    error = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert f"TopicsError: {topics}:{line_of(topics, 'imporrtant')}: not in the document" in error
    assert "The nearest sentence is: “It is also important to avoid alcohol" in error


def test_a_response_deleted_from_the_domain_is_missed_at_loading_by_the_topic_that_needs_it(copy: Path) -> None:
    change(copy / "domain.yml", '  utter_topic_driving: [{text: "anything about driving or using machines"}]\n', "")
    done = run(copy, "-c", LOADING)
    assert done.returncode == 1
    assert "add the response 'utter_topic_driving' to domain.yml" in done.stderr.splitlines()[-1]


def test_the_unbroken_copy_loads_and_is_the_one_that_is_looked_at(copy: Path) -> None:
    done = run(copy, "-c", f"{LOADING}; import bot; print(bot.__file__)")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(copy.resolve())


def test_a_broken_domain_and_broken_rules_turn_the_contracts_red_with_file_and_name(copy: Path) -> None:
    change(copy / "domain.yml", "  utter_notice_overdose:\n", "  utter_notice_of_overdose:\n")
    change(copy / "data/rules.yml", "      - intent: greet\n", "      - intent: say_thanks\n")
    change(copy / "data/rules.yml", "          - intent: ask_pregnancy\n", "")
    done = run(copy, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-k", "fits_together", CONTRACTS)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "3 failed" in done.stdout  # the rest of the copy is as it should be
    for said in (
        "domain.yml: add the response 'utter_notice_overdose'",
        "domain.yml: nothing says 'utter_notice_of_overdose'",
        "data/rules.yml: 'greet' needs exactly one rule",
        "data/rules.yml: 'ask_pregnancy' needs exactly one rule",
    ):
        assert said in done.stdout, said


def line_of(file: Path, word: str) -> int:
    """The number of the line with this word."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if word in line)
