"""The bot as patients meet it, loaded once for all tests."""

import logging
from dataclasses import replace

import pytest
from rasa.utils.log_utils import configure_structlog

from bot import bootstrap
from bot.conversation import Conversations
from bot.settings import Settings, read_settings
from bot.training import current_model


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A state folder of the tests' own; without a model of the present sources no test goes on."""
    settings = replace(read_settings(), state=tmp_path_factory.mktemp("state"))
    if not current_model(settings.models).exists():
        pytest.fail("there is no model of the present sources: run make train", pytrace=False)
    configure_structlog(logging.ERROR)  # or Rasa prints every turn
    return settings


@pytest.fixture(scope="session")
def bot(settings: Settings) -> Conversations:
    """The bot with a database, as it is served."""
    return bootstrap.conversations(settings)


@pytest.fixture(scope="session")
def bot_in_memory(settings: Settings) -> Conversations:
    """The bot without a database, which is several times faster where every phrase is a conversation."""
    return bootstrap.conversations_in_memory(settings)
