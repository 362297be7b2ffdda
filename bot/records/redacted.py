"""The only text of a patient that is stored."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RedactedText:
    """What a patient typed without what tells who it was.

    Made by the redactor alone; the tables' readers give back what it made.
    """

    text: str
