"""Whatever is wrong with the leaflet's content can be caught as one error, and nothing else is caught with it."""

import pytest

from bot.leaflet.errors import DocumentError, LeafletError, TopicsError


@pytest.mark.parametrize("error", [DocumentError, TopicsError])
def test_each_is_a_leaflet_error_that_keeps_its_message(error: type[LeafletError]) -> None:
    with pytest.raises(LeafletError, match="has no sentences"):
        raise error("leaflet.txt: has no sentences")


def test_neither_is_taken_for_the_other_or_for_an_error_of_python() -> None:
    assert not issubclass(DocumentError, TopicsError)
    assert not issubclass(TopicsError, DocumentError)
    assert LeafletError.__base__ is Exception
