"""Fixtures for the tests of messaging apps."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from .desk import Desk
from .door import Door
from .fakes import FakePlatform, TroubledQueue


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[TroubledQueue]:
    """Messages that wait."""
    with closing(TroubledQueue(tmp_path / "messages.db")) as queue:
        yield queue


@pytest.fixture
def desk(queue: TroubledQueue) -> Desk:
    """Where messages are handled."""
    return Desk(queue)


@pytest.fixture
def platform() -> FakePlatform:
    """An app."""
    return FakePlatform()


@pytest.fixture
def door(queue: TroubledQueue, platform: FakePlatform) -> Door:
    """Where it sends to."""
    return Door(queue, platform)
