"""How far long work has come: a bar on a terminal, nothing where the output goes to a file."""

from collections.abc import Iterable
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]

Item = TypeVar("Item")
_FORMAT = "  {desc:<32}{percentage:3.0f} %  {bar:30}  {elapsed}, {remaining} left"


def progress(items: Iterable[Item], work: str, total: int | None = None) -> Iterable[Item]:
    """The items, one by one, and on a terminal how many are done; `total` where the items cannot tell."""
    shown: Iterable[Item] = tqdm(items, desc=work, total=total, bar_format=_FORMAT, disable=None)
    return shown
