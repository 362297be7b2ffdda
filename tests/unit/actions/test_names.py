"""Rasa finds the actions by name: those of domain.yml are there, each in the file named after it."""

import importlib
from pathlib import Path

import yaml
from rasa_sdk.executor import ActionExecutor

import actions
from bot.wording import DOMAIN

FOLDER = Path(str(actions.__file__)).parent


def test_every_action_of_the_domain_is_found_and_no_other() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")

    in_domain = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["actions"]
    assert sorted(executor.actions) == sorted(in_domain), "list each action of actions/ in domain.yml, and no other"


def test_every_action_stands_in_the_file_named_after_it() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")

    for name, run in executor.actions.items():
        module = importlib.import_module(run.__module__)
        assert Path(str(module.__file__)) == FOLDER / f"{name.removeprefix('action_')}.py"
