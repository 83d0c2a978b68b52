"""Whom a badge is about, without saying so: a salted hash of a mail address (both versions' IdentityHash)."""

import hashlib
import hmac
import secrets

_PREFIX = "sha256$"
_SALT_BYTES = 16


def new_salt() -> str:
    """A fresh salt; one per credential, so that two badges of a person have nothing in common."""
    return secrets.token_urlsafe(_SALT_BYTES)


def hashed(email: str, salt: str) -> str:
    """`sha256$` and the hexadecimal digest of the address in small letters, the salt after it."""
    return _digest(email.strip().lower(), salt)


def matches(identity_hash: str, salt: str, email: str) -> bool:
    """The hash is of that address; other issuers' may be of its capitals as typed."""
    wanted = identity_hash.lower()
    return any(
        hmac.compare_digest(wanted.encode(), _digest(form, salt).encode())
        for form in (email.strip().lower(), email.strip())
    )


def _digest(text: str, salt: str) -> str:
    return _PREFIX + hashlib.sha256((text + salt).encode()).hexdigest()
