"""Who a patient is, without knowing: keyed hashes of what platforms call them and their messages."""

import hashlib
import hmac

from bot.channels import conversation_id


class Identity:
    """Makes ids of conversations and keys of messages that lead back to nobody who has not the secret."""

    def __init__(self, secret: str) -> None:
        self._key = hmac.digest(secret.encode(), b"leaflet-bot.messengers", hashlib.sha256)

    def conversation(self, platform: str, patient: str) -> str:
        """The id of a patient's conversation on a platform, always the same; at most 64 characters."""
        return conversation_id(platform, self._hash("patient", platform, patient)[:40])

    def key(self, platform: str, message: str) -> str:
        """The key of a message, the same each time it is delivered; 64 characters."""
        return self._hash("message", platform, message)

    def _hash(self, *words: str) -> str:
        return hmac.new(self._key, "\0".join(words).encode("utf-8", "replace"), hashlib.sha256).hexdigest()
