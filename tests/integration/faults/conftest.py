"""One model and one clinic for all faults, as they come and go."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot import bootstrap
from bot.loading import Loading
from bot.model import Model
from bot.settings import Settings
from bot.training import current_model

from .clinic import Clinic, open_clinic, seconds_of_turns

TURNS = 20  # of another patient, while something is broken


@pytest.fixture(scope="session")
def model(settings: Settings) -> Loading[Model]:
    """The model."""
    return Loading.done(bootstrap.load_model(current_model(settings.models), settings))


@pytest.fixture(scope="session")
def redact(settings: Settings) -> Loading[Any]:
    """Redaction."""
    return Loading.done(bootstrap.load_redact(current_model(settings.models)))


@pytest_asyncio.fixture(scope="session")
async def clinic(
    settings: Settings, model: Loading[Model], redact: Loading[Any], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Clinic]:
    """The clinic."""
    async with open_clinic(settings, tmp_path_factory.mktemp("faults"), model, redact) as clinic:
        yield clinic


@pytest_asyncio.fixture(scope="session")
async def usual(clinic: Clinic) -> float:
    """In how many seconds this machine answers 95 of 100 turns when all is well."""
    return (await seconds_of_turns(await clinic.patient(), 2 * TURNS))[-2]
