"""tools/browser, with stub programs on a private PATH: nothing is installed here."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import PROJECT

ROOT, PATIENT = "echo 0", "echo 1000"
# An apt-get that notes what it was asked, and installs a Chromium.
APT_GET = """echo "$*" >>"$HERE/asked"
[ "$1" = update ] || { echo "#!/bin/sh" >"$HERE/chromium" && chmod +x "$HERE/chromium"; }"""
OFFLINE_APT_GET = 'echo "$*" >>"$HERE/asked"; echo "W: slow" >&2; echo "E: Failed to fetch http://x" >&2; exit 100'
USELESS_APT_GET = ":"  # says that all is well


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the programs there are: bash and what the shell cannot do itself."""
    for name in ("bash", "env", "chmod"):
        found = shutil.which(name)
        assert found, name
        (tmp_path / name).symlink_to(found)
    return tmp_path


def stub(programs: Path, name: str, body: str) -> None:
    """A program of this name."""
    (programs / name).write_text(f"#!/usr/bin/env bash\n{body}\n")
    (programs / name).chmod(0o755)


def run(programs: Path) -> "subprocess.CompletedProcess[str]":
    """The tool, which sees these programs only."""
    env = {"PATH": str(programs), "HERE": str(programs)}
    return subprocess.run([PROJECT / "tools/browser"], env=env, capture_output=True, text=True, timeout=30, check=False)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_that_is_there_is_named_and_nothing_installed(programs: Path, name: str) -> None:
    stub(programs, name, ":")
    stub(programs, "id", ROOT)
    stub(programs, "apt-get", APT_GET)
    done = run(programs)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{programs / name}\n", "")
    assert not (programs / "asked").exists()


def test_root_has_it_installed_after_an_update_with_one_line_of_progress(programs: Path) -> None:
    stub(programs, "id", ROOT)
    stub(programs, "apt-get", APT_GET)
    done = run(programs)
    assert (done.returncode, done.stdout) == (0, f"{programs / 'chromium'}\n")
    assert done.stderr.startswith("Installing ") and done.stderr.count("\n") == 1
    first, second = (programs / "asked").read_text().splitlines()
    assert first.startswith("update ") and second.startswith("install -y ") and " chromium" in second


@pytest.mark.parametrize(
    ("user", "apt_get", "said"),
    [
        (PATIENT, APT_GET, "only root can install it"),
        (PATIENT, None, "only root can install it"),
        (ROOT, None, "neither Chromium nor apt-get"),
        (ROOT, OFFLINE_APT_GET, "could not be installed (Failed to fetch http://x)"),
        (ROOT, USELESS_APT_GET, "could not be installed:"),
    ],
)
def test_without_a_browser_it_says_in_one_line_how_to_get_one(
    programs: Path, user: str, apt_get: str | None, said: str
) -> None:
    stub(programs, "id", user)
    if apt_get:
        stub(programs, "apt-get", apt_get)
    done = run(programs)
    line = done.stderr.splitlines()[-1]
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith("browser: ") and said in line and "apt-get install chromium" in line
    assert done.stderr.count("\n") == 1 + done.stderr.startswith("Installing ")
