"""What can go wrong with a messaging app.

MessengerError
├── Rejected          a request that is no event of the platform, answered with its status
│   ├── Forged        403  not signed by the platform, or too long ago
│   └── Unreadable    400  signed, and not what the platform is known to send
├── NotSent           a message that the platform did not take
│   ├── Later         it may take it later
│   ├── Refused       it never takes it
│   └── Unwanted      the patient wants no messages any more
├── Wrong             a platform is not set up right
└── SealError         what waits was sealed with another secret
"""

from typing import ClassVar


class MessengerError(Exception):
    """Anything that is raised here."""


class Rejected(MessengerError):
    """A request that is no event of the platform; its text repeats nothing of it."""

    status: ClassVar[int]


class Forged(Rejected):
    """Not signed by the platform, or too long ago."""

    status = 403


class Unreadable(Rejected):
    """Signed by the platform, and not what it is known to send."""

    status = 400


class NotSent(MessengerError):
    """The platform did not take a message; the text is a kind of failure, never the platform's own words."""


class Later(NotSent):
    """It may take it later: in so many seconds, where it says."""

    def __init__(self, kind: str, seconds: float | None = None) -> None:
        super().__init__(kind)
        self.seconds = seconds


class Refused(NotSent):
    """It never takes it."""


class Unwanted(NotSent):
    """The patient wants no messages any more."""


class Wrong(MessengerError):
    """A platform is not set up right; the text says what is wrong and what to do."""


class SealError(MessengerError):
    """What waits was sealed with another secret, and nobody can read it."""
