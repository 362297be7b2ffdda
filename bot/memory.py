"""Memory that is not needed any more goes back to the system.

The C library of Linux (glibc) keeps what is freed for later, for each thread by itself: 60 MB of a server, whose model
is loaded in one thread and answers in others.
"""

import ctypes
from contextlib import suppress

# of malloc.h
_TRIM_THRESHOLD, _ARENA_MAX = -1, -8

_KEPT = 1 << 20  # bytes


def keep_little() -> None:
    """Have freed memory given back, from now on; does nothing where the C library is another."""
    _call("mallopt", _ARENA_MAX, 1)
    _call("mallopt", _TRIM_THRESHOLD, _KEPT)


def give_back() -> None:
    """Give back what is free now, also what lies among what is not; does nothing where the C library is another."""
    _call("malloc_trim", 0)


def _call(name: str, *arguments: int) -> None:
    with suppress(AttributeError, OSError, TypeError):  # as macOS, musl and Windows have none of these
        getattr(ctypes.CDLL(None), name)(*arguments)
