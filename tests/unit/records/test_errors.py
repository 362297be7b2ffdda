"""The tree of errors."""

import pytest

from bot.records import errors
from bot.records.errors import RecordsError


def kinds() -> list[type[RecordsError]]:
    return [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, RecordsError)]


@pytest.mark.parametrize("kind", kinds())
def test_whoever_handles_what_is_wrong_with_records_handles_all_of_it(kind: type[RecordsError]) -> None:
    with pytest.raises(RecordsError, match="what to do"):
        raise kind("what to do")


def test_the_tree_is_drawn_in_full() -> None:
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in kinds())
    assert set(kinds()) == {RecordsError, *RecordsError.__subclasses__()}
