"""Tokens that people carry, and what is kept of them: never the token itself."""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime

from cryptography.fernet import Fernet, InvalidToken

TOKEN_BYTES = 32
TYPED_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No sign that can be taken for another one: 0 O, 1 I L, U V."""


def new_token() -> str:
    """A fresh secret of 256 bits, fit for an address or a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_typed_code(length: int) -> str:
    """A fresh secret that a person can copy by hand."""
    return "".join(secrets.choice(TYPED_ALPHABET) for _ in range(length))


def read_typed_code(typed: str, length: int) -> str | None:
    """The code that somebody copied by hand, as it was made; None where it can be none of that length."""
    code = "".join(typed.split()).replace("-", "").upper()
    return code if len(code) == length and set(code) <= set(TYPED_ALPHABET) else None


def digest(token: str) -> bytes:
    """What is kept of a long random token (SHA-256): it cannot be turned back, nor guessed."""
    return hashlib.sha256(token.encode()).digest()


class Secrets:
    """What needs the server's own key: short or guessable values, and values that must be read again."""

    def __init__(self, key: str) -> None:
        if len(key) < 32:
            raise ValueError("EPASS_SECRET_KEY needs at least 32 characters")
        self._mac_key = hashlib.sha256(b"epass mac " + key.encode()).digest()
        self._fernet = Fernet(
            base64.urlsafe_b64encode(hashlib.sha256(b"epass seal " + key.encode()).digest())
        )

    def mark(self, purpose: str, value: str) -> bytes:
        """A keyed digest (HMAC-SHA-256) of a value that could be guessed: a code, an address, a SIRET."""
        return hmac.new(self._mac_key, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()

    def seal(self, value: str) -> bytes:
        """Encrypt a value that must be read again (Fernet)."""
        return self._fernet.encrypt(value.encode())

    def unseal(self, sealed: bytes) -> str | None:
        """What was sealed; None when it was made with another key or changed."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            return None

    def sealed_at(self, sealed: bytes) -> datetime:
        """When a value was sealed that can be unsealed."""
        return datetime.fromtimestamp(self._fernet.extract_timestamp(sealed), UTC)
