"""Does pieces of work side by side, a process a core, in training only."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

_FORK = "fork"  # which hands over as it is what the work needs

_work: Callable[[str], None] | None = None  # of a process that works


def do_all(work: Callable[[str], None], names: Iterable[str]) -> None:
    """Do the work for each name, begun in this order; raises what the work raises."""
    names = list(names)
    processes = min(len(names), len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1)
    if processes <= 1 or _FORK not in get_all_start_methods():
        for name in names:
            work(name)
        return
    # not multiprocessing's Pool, which may wait for itself for ever when it ends in the middle of its work
    with ProcessPoolExecutor(processes, get_context(_FORK), _begin, (work,)) as pool:
        for done in [pool.submit(_do, name) for name in names]:
            done.result()


def _begin(work: Callable[[str], None]) -> None:
    global _work  # noqa: PLW0603 it is what a process of a pool has
    _work = work


def _do(name: str) -> None:
    if _work is None:
        raise RuntimeError("a process works before it was told what to do")
    _work(name)
