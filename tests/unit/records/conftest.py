"""A queue of messages for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records.message_queue import MessageQueue


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where its file is, in a folder that is not there yet."""
    return tmp_path / "state" / "messages.db"


@pytest.fixture
def queue(path: Path) -> Iterator[MessageQueue]:
    """One that is empty."""
    queue = MessageQueue(path)
    yield queue
    queue.close()
