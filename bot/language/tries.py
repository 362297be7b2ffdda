"""Tries (package marisa-trie): many words in little room, loaded as they are kept.

They are kept as arrays in .npz files, which have a checksum of each: a trie with a changed bit could be loaded, and
would fail, or worse, when it is asked.
"""

from pathlib import Path
from typing import IO, Any, TypeVar
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

T = TypeVar("T")


def packed(trie: Any) -> npt.NDArray[np.uint8]:
    """A trie of any kind as bytes."""
    return np.frombuffer(trie.tobytes(), np.uint8)


def unpacked(kind: type[T], array: npt.NDArray[np.uint8]) -> T:
    """The trie of this kind that was packed; raises ValueError where it is none.

    >>> from marisa_trie import Trie
    >>> "rash" in unpacked(Trie, packed(Trie(["rash"])))
    True
    """
    trie: Any = kind()
    try:
        trie.frombytes(array.tobytes())
    except RuntimeError as err:
        raise ValueError(f"a {kind.__name__} is damaged: {err}") from err
    return trie  # type: ignore[no-any-return]


def load_arrays(file: Path | IO[bytes], name: str) -> dict[str, npt.NDArray[Any]]:
    """What `np.savez` wrote; raises OSError when it is missing, ValueError, by this name, when it is damaged."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            return dict(arrays)
    except (ValueError, EOFError, BadZipFile) as err:
        raise ValueError(f"{name} is damaged: {err}") from err
