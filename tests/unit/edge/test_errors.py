"""What the edge refuses, and how."""

import pytest

from bot.edge.errors import BadRequest, Refused, TooLarge


@pytest.mark.parametrize(("error", "status"), [(BadRequest, 400), (TooLarge, 413)])
def test_a_refusal_carries_its_status_and_words(error: type[Refused], status: int) -> None:
    refused = error("Send text.")
    assert (refused.status, str(refused)) == (status, "Send text.")
