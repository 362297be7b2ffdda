"""Shares work among processes, one a core, in training only."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

T = TypeVar("T")
U = TypeVar("U")

_FORK = "fork"  # which hands over as it is what the work needs

_work: Callable[[Any], Any] | None = None  # of a process that works


def in_processes(work: Callable[[T], U], items: Sequence[T], *, at_once: int = 1) -> Iterator[U]:
    """What the work makes of each item, in order; raises what the work raises. A process is given so many `at_once`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    processes = min(cores, -(-len(items) // at_once))
    if processes <= 1 or _FORK not in get_all_start_methods():
        yield from map(work, items)
        return
    # not multiprocessing's Pool, which may wait for itself for ever when it ends in the middle of its work
    with ProcessPoolExecutor(processes, get_context(_FORK), _begin, (work,)) as pool:
        yield from pool.map(_do, items, chunksize=at_once)


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 it is what a process of a pool has
    _work = work


def _do(item: Any) -> Any:
    if _work is None:
        raise RuntimeError("a process works before it was told what to do")
    return _work(item)
