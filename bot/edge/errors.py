"""Why a request was refused, as the caller is told.

EdgeError
└── Refused            answered with its status and its words
    ├── BadRequest     400
    ├── NoSession      401
    └── TooLarge       413
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class EdgeError(Exception):
    """Anything the edge raises itself."""


class Refused(EdgeError):
    """A request that is not let through; its text says what to do and repeats nothing the caller sent."""

    status: ClassVar[int]
    headers: ClassVar[Mapping[str, str]] = NO_HEADERS


class BadRequest(Refused):
    """The body is not what this address takes."""

    status = 400


class NoSession(Refused):
    """The session token is missing, forged or expired."""

    status = 401
    headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class TooLarge(Refused):
    """The body is longer than any question."""

    status = 413
