"""How far learning has come, in a file, so that what was ended in the middle goes on from there."""

import hashlib
import os
import zipfile
from pathlib import Path
from typing import Any

import jax
import numpy as np


class Checkpoint:
    """A file for one way of learning: `of` is all that what is learnt depends on, told by its repr."""

    def __init__(self, file: Path, of: object) -> None:
        self._file = file
        self._of = hashlib.sha256(repr(of).encode()).hexdigest()

    def read(self, like: Any) -> tuple[int, Any]:
        """The steps that are done and what was learnt by then: none and `like`, a tree of arrays, at the beginning."""
        try:
            with np.load(self._file) as kept:
                if str(kept["of"]) != self._of:
                    return 0, like
                leaves = [kept[str(number)] for number in range(len(jax.tree_util.tree_leaves(like)))]
                return int(kept["steps"]), jax.tree_util.tree_unflatten(jax.tree_util.tree_structure(like), leaves)
        except (
            OSError,
            ValueError,
            KeyError,
            EOFError,
            zipfile.BadZipFile,
        ):  # none, or one cut off: from the beginning
            return 0, like

    def write(self, steps: int, learnt: Any) -> None:
        """Keep what is learnt after so many steps, in place of what was kept before."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._file.with_suffix(".unfinished")
        leaves = {str(number): np.asarray(leaf) for number, leaf in enumerate(jax.tree_util.tree_leaves(learnt))}
        with unfinished.open("wb") as file:
            np.savez(file, of=self._of, steps=steps, **leaves)
        os.replace(unfinished, self._file)

    def remove(self) -> None:
        """Nothing is left to go on with."""
        self._file.unlink(missing_ok=True)
