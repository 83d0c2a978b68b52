"""Whom a badge is about, without saying so: a salted hash of a mail address (both versions' IdentityHash)."""

import hashlib
import hmac
import re
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
    """The hash is of that address; other issuers' may be of its capitals as they are usually typed."""
    wanted = identity_hash.lower()
    return any(hmac.compare_digest(wanted.encode(), _digest(form, salt).encode()) for form in _forms(email))


def _forms(email: str) -> set[str]:
    """An address in small letters, as given, in capitals, and with capitals where names have them."""
    given = email.strip()
    small = given.lower()
    local, _, domain = small.rpartition("@")
    named = re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), local)
    first = local[:1].upper() + local[1:]
    return {small, given, given.upper(), f"{named}@{domain}", f"{first}@{domain}"}


def _digest(text: str, salt: str) -> str:
    return _PREFIX + hashlib.sha256((text + salt).encode()).hexdigest()
