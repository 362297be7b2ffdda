"""Seals what has to wait: whom to answer, and what was written. Only who has the secret can read it."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.messengers.errors import SealError


class Seal:
    """Encrypts and authenticates texts (Fernet), with a key made from the bot's secret (HKDF, RFC 5869)."""

    def __init__(self, secret: str) -> None:
        key = HKDF(SHA256(), length=32, salt=None, info=b"leaflet-bot.messages").derive(secret.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def close(self, text: str) -> str:
        """The text, sealed."""
        return self._fernet.encrypt(text.encode("utf-8", "replace")).decode("ascii")

    def open(self, sealed: str) -> str:
        """The text again. Raises SealError."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except (InvalidToken, ValueError) as err:
            raise SealError("a message was sealed with another secret") from err
