"""What patients type goes through all that redacts, joined."""

import pytest

from bot.redacting import load_redact
from bot.settings import Settings
from bot.training import current_model


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("My name is Gwen Llewellyn, can I drink?", "My name is [name], can I drink?"),
        ("i take lioresal for parkinson's 10 mg", "i take lioresal for parkinson's 10 mg"),
        ("", ""),
        ("💊", "💊"),
    ],
)
def test_who_it_is_goes_and_what_it_is_about_stays(settings: Settings, typed: str, kept: str) -> None:
    assert load_redact(current_model(settings.models))(typed).text == kept


def test_a_model_that_is_not_there_is_an_error(settings: Settings) -> None:
    with pytest.raises(FileNotFoundError):
        load_redact(settings.models / "nothing.tar.gz")
