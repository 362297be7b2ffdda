"""Buttons as the outside knows them: an id that tells nothing, that nobody can make, and that ends with its session."""

import base64
import hashlib
import hmac
from collections.abc import Collection

_LENGTH = 16  # bytes of an id: 128 bits; 22 characters, which every messaging app takes


class ButtonIds:
    """Ids for buttons, whose own `names` are known inside only. Each conversation has its own.

    An id is an HMAC (RFC 2104) of the conversation and the button, so that nothing is kept to know it again.
    """

    def __init__(self, secret: str, names: Collection[str]) -> None:
        self._key = hmac.digest(secret.encode(), b"leaflet-bot.button", hashlib.sha256)
        self._names = tuple(names)

    def id_of(self, conversation: str, name: str) -> str:
        """The id of a button in a conversation."""
        digest = hmac.digest(self._key, f"{conversation}\0{name}".encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest[:_LENGTH]).decode().rstrip("=")

    def name_of(self, conversation: str, button: str) -> str:
        """The button with this id in this conversation; empty where there is none."""
        known = button.encode("utf-8", "replace")
        found = (name for name in self._names if hmac.compare_digest(self.id_of(conversation, name).encode(), known))
        return next(found, "")
