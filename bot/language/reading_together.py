"""Reads many texts with a process a core, in training only."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

from bot.language.reader import Reader, Reading

_FEW = 5000  # texts that one process reads before others have started
_AT_ONCE = 500  # texts a process is given
_FORK = "fork"  # which hands the reader over as it is

_reader: Reader | None = None  # of a process that reads


def read_all(reader: Reader, texts: Sequence[str]) -> Iterator[Reading]:
    """Each text read, in order."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(texts) <= _FEW or cores == 1 or _FORK not in get_all_start_methods():
        yield from map(reader.read, texts)
        return
    with ProcessPoolExecutor(cores, get_context(_FORK), _begin, (reader,)) as processes:
        yield from processes.map(_read, texts, chunksize=_AT_ONCE)


def _begin(reader: Reader) -> None:
    global _reader  # noqa: PLW0603 it is what a process of a pool has
    _reader = reader


def _read(text: str) -> Reading:
    if _reader is None:
        raise RuntimeError("a process reads before it was given the reader")
    return _reader.read(text)
