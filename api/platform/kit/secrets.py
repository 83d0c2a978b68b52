"""Tokens that people carry, and what is kept of them: never the token itself."""

import base64
import hashlib
import hmac
import secrets
from datetime import UTC, datetime
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from api.platform.settings import Settings

TOKEN_BYTES = 32
KEY_LENGTH = 32
"""Characters of a key at least."""
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
    """What needs the server's own keys: short or guessable values, and values that must be read again.

    Two keys beside each other (docs/decisions/0057-keys-side-by-side.md): `EPASS_SECRET_KEY` seals what
    stands in the database, and is replaced by `epass rotate-secret`; the database's lasting key makes what
    cannot be made anew, the marks of values that nobody keeps and the links in mails.
    """

    def __init__(self, key: str, *, previous: str = "", lasting: str = "") -> None:
        """`previous` opens what the key does not, while it is replaced; without `lasting` the key is that.

        Raises ValueError.
        """
        if len(key) < KEY_LENGTH or 0 < len(previous) < KEY_LENGTH:
            raise ValueError(f"EPASS_SECRET_KEY needs at least {KEY_LENGTH} characters")
        self._mac_key = hashlib.sha256(b"epass mac " + (lasting or key).encode()).digest()
        self._links = _fernet(lasting or key)
        self._first = _fernet(key)
        self._any = MultiFernet([self._first, *([_fernet(previous)] if previous else [])])

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What is made with the keys that a process was given."""
        return cls(
            settings.secret_key.get_secret_value(),
            previous=settings.secret_key_previous.get_secret_value(),
            lasting=settings.lasting_key.get_secret_value(),
        )

    def mark(self, purpose: str, value: str) -> bytes:
        """A keyed digest (HMAC-SHA-256) of a value that could be guessed: a code, an address, a SIRET."""
        return hmac.new(self._mac_key, f"{purpose}\0{value}".encode(), hashlib.sha256).digest()

    def seal(self, value: str) -> bytes:
        """Encrypt a value that must be read again (Fernet); its column stands in `startup.SEALED`."""
        return self._first.encrypt(value.encode())

    def unseal(self, sealed: bytes) -> str | None:
        """What was sealed; None when it was made with another key or changed."""
        return _opened(self._any, sealed)

    def seal_anew(self, sealed: bytes) -> bytes | None:
        """The same value sealed with the key, where only the previous one opens it; None for the others.

        When it was first sealed stays in it.
        """
        if _opened(self._first, sealed) is not None:
            return None
        try:
            return self._any.rotate(sealed)
        except InvalidToken:
            return None

    def write_link(self, value: str) -> str:
        """What stands in the link of a mail instead of a row: it works for as long as the mail is kept."""
        return self._links.encrypt(value.encode()).decode()

    def read_link(self, token: str) -> str | None:
        """What such a link says; None when it is none of ours or was changed."""
        return _opened(self._links, token.encode())

    def link_written_at(self, token: str) -> datetime:
        """When a link was written that can be read."""
        return datetime.fromtimestamp(self._links.extract_timestamp(token.encode()), UTC)


def _fernet(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"epass seal " + key.encode()).digest()))


def _opened(fernet: Fernet | MultiFernet, sealed: bytes) -> str | None:
    try:
        return fernet.decrypt(sealed).decode()
    except InvalidToken:
        return None
