"""Sessions: the server makes the conversation's id and only ever hands it out signed and with an end."""

import hashlib
import secrets

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from bot.edge.errors import NoSession

LIFETIME_SECONDS = 12 * 60 * 60
MIN_SECRET_LENGTH = 16

_ID_BYTES = 16  # 128 random bits: nobody can guess another's conversation
_MAX_TOKEN_LENGTH = 512  # ours have about 90 characters


class Sessions:
    """Issues session tokens and reads them back; the conversation's id is in the token and nowhere else."""

    def __init__(self, secret: str) -> None:
        if len(secret) < MIN_SECRET_LENGTH:
            raise ValueError(f"the secret for session tokens needs at least {MIN_SECRET_LENGTH} characters")
        self._serializer = URLSafeTimedSerializer(
            secret,
            salt="leaflet-bot.session",
            signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
        )

    def issue(self) -> str:
        """A token for a new conversation."""
        token = self._serializer.dumps(secrets.token_hex(_ID_BYTES))
        return token if isinstance(token, str) else token.decode("ascii")

    def conversation(self, authorization: str) -> str:
        """The conversation's id behind an `Authorization` header (RFC 6750); raises NoSession."""
        scheme, _, token = authorization.strip().partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise NoSession("No session. Get a token from POST /api/sessions and send it as 'Authorization: Bearer'.")
        return self._read(token.strip())

    def _read(self, token: str) -> str:
        if len(token) > _MAX_TOKEN_LENGTH:
            raise NoSession("This session token is not valid. Start a new one with POST /api/sessions.")
        try:
            return str(self._serializer.loads(token, max_age=LIFETIME_SECONDS))
        except SignatureExpired as err:
            raise NoSession("This session has expired. Start a new one with POST /api/sessions.") from err
        except BadSignature as err:
            raise NoSession("This session token is not valid. Start a new one with POST /api/sessions.") from err
