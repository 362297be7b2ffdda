import json
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

from bot.standing_in import UNUSED, _standing_in

_ASKS = """
import json, sys
from bot.standing_in import UNUSED, import_lean
import_lean()
loaded = [name for name in UNUSED if name in sys.modules]
import requests
print(json.dumps([loaded, "rasa.core.agent" in sys.modules, requests.get.__module__]))
"""


@pytest.fixture(scope="module")
def lean() -> list[object]:
    """In a process of its own: which packages are there, whether Rasa is, and where `requests.get` comes from."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", _ASKS], capture_output=True, text=True, check=True)
    found: list[object] = json.loads(done.stdout)
    return found


def test_rasa_is_imported_without_what_it_is_not_asked_for(lean: list[object]) -> None:
    assert lean[:2] == [[], True]


def test_a_package_is_there_again_for_who_imports_it_later(lean: list[object]) -> None:
    assert lean[2] == "requests.api"


@pytest.mark.parametrize("name", UNUSED)
def test_a_package_that_is_stood_in_for_exists(name: str) -> None:
    assert find_spec(name)


def test_a_stand_in_can_be_a_base_class_and_be_caught() -> None:
    with _standing_in(["no_such_package"]):
        module = import_module("no_such_package.inside")
    assert issubclass(type("Client", (module.Base,), {}), module.Base)
    assert issubclass(module.Failure, Exception)  # anything else in an except clause is an error of its own


def test_a_stand_in_that_is_used_says_what_it_is() -> None:
    with _standing_in(["no_such_package"]):
        module = import_module("no_such_package")
    with pytest.raises(RuntimeError, match=r"no_such_package\.Client is not loaded where the bot answers"):
        module.Client("somewhere")


def test_a_stand_in_may_stand_in_an_annotation() -> None:
    with _standing_in(["no_such_package"]):
        module = import_module("no_such_package")
    assert module.List[int] is module.List


def test_it_is_gone_afterwards() -> None:
    with _standing_in(["no_such_package"]):
        import_module("no_such_package")
    with pytest.raises(ImportError):
        import_module("no_such_package")


def test_what_is_imported_already_stays() -> None:
    with _standing_in(["json"]):
        assert import_module("json") is json
