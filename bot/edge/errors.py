"""Why a request was refused, as the caller is told.

EdgeError
└── Refused            answered with its status and its words
    ├── BadRequest     400
    ├── NoSession      401
    ├── ForeignPage    403
    ├── TooSlow        408
    ├── OtherMessage   409
    ├── TooLarge       413
    ├── Unreadable     415
    ├── TooMany        429
    └── OutOfReach     503
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
    headers: Mapping[str, str] = NO_HEADERS


class BadRequest(Refused):
    """The body is not what this address takes."""

    status = 400


class NoSession(Refused):
    """The session token is missing, forged or expired."""

    status = 401
    headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class ForeignPage(Refused):
    """The page that asks may not use the chat."""

    status = 403


class TooSlow(Refused):
    """The body did not come in in time."""

    status = 408


class OtherMessage(Refused):
    """The id of an earlier message came with another message."""

    status = 409


class TooLarge(Refused):
    """The body is longer than any question."""

    status = 413


class Unreadable(Refused):
    """The body is compressed, or does not say that it is JSON."""

    status = 415


class TooMany(Refused):
    """More than one address or one patient may send; `seconds` to wait."""

    status = 429

    def __init__(self, words: str, seconds: int) -> None:
        super().__init__(words)
        self.headers = MappingProxyType({"Retry-After": str(seconds)})


class OutOfReach(Refused):
    """What is asked for is out of reach now, and may be there later."""

    status = 503
    headers = MappingProxyType({"Retry-After": "5"})
