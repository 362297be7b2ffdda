"""Each app is opened by its settings, and what is off costs nothing."""

import subprocess
import sys

import pytest

from bot.credentials import PLATFORMS, Credentials
from bot.messengers.opening import open_platform
from bot.settings import PROJECT

from .fakes import credentials_of


@pytest.mark.parametrize("name", PLATFORMS)
async def test_an_app_is_opened_as_what_it_is_called(name: str) -> None:
    platform = open_platform(credentials_of(name), "https://bot.example")
    assert platform.name == name and platform.style.limit > 1000
    await platform.close()


def test_an_app_that_nobody_wrote_is_told() -> None:
    with pytest.raises(ModuleNotFoundError, match="pigeon"):
        open_platform(Credentials("pigeon", {}, ""), "https://bot.example")


def test_no_client_is_imported_before_its_app_is_opened() -> None:
    clients = "{'twilio', 'telegram', 'slack_sdk'}"
    code = f"import bot.messengers.opening, sys; print(sorted({clients} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
