"""Whom a badge is for, compared with one mail address: without an answer where the badge gives none."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from api.badges.openbadges import identity
from api.badges.openbadges.findings import Check, Summary
from api.badges.openbadges.structure import types

CHECK = "recipient"
"""The code of the check, whose detail is `Recipient` and `MatchedBy`."""
_KINDS = frozenset({"email", "emailAddress", "IdentityObject"})
"""Types of an identity that is a mail address (2.0, 3.0), and of one that does not say what it is."""
_HASH = "sha256$"


class Recipient(StrEnum):
    """Whether a badge is for somebody."""

    CONFIRMED = "confirmed"
    OTHER = "other"
    """It names mail addresses, and this is none of them, as far as it can be written in other ways."""
    UNKNOWN = "unknown"
    """It names somebody by what no address can be compared with: a pseudonym, a DID, a telephone number."""
    NOBODY = "nobody"
    """It names nobody."""


class MatchedBy(StrEnum):
    """What in the badge was compared with success."""

    HASH = "hash"
    """The salted hash of the address."""
    ADDRESS = "address"
    """The address in plain letters."""
    ACCOUNT = "account"
    """It was awarded here, to this very account."""


class Match(NamedTuple):
    """Whether, and by what."""

    recipient: Recipient
    by: MatchedBy | None = None

    @property
    def check(self) -> Check:
        """The same as one of the things that were looked at."""
        is_theirs = {Recipient.CONFIRMED: True, Recipient.OTHER: False}.get(self.recipient)
        return Check(CHECK, is_theirs, self.by or self.recipient)


def match(summary: Summary, email: str | None) -> Match:
    """Whether the badge is for that address; None: there is none to compare with.

    Capitals make no other address (hashes are compared in the ways people write them), nor does the domain's
    writing. What stands after « + » does: elsewhere than at some large hosts it is a mailbox of its own.
    """
    named = list(_named(summary))
    if not named:
        return Match(Recipient.UNKNOWN if summary.subject_id or summary.identities else Recipient.NOBODY)
    if email is None:
        return Match(Recipient.UNKNOWN)
    for value, salt in named:
        if salt is None:
            if plain(value) == plain(email):
                return Match(Recipient.CONFIRMED, MatchedBy.ADDRESS)
        elif identity.matches(value, salt, email):
            return Match(Recipient.CONFIRMED, MatchedBy.HASH)
    return Match(Recipient.OTHER)


def plain(address: str) -> str:
    """An address as it is compared: small letters, its domain in ASCII."""
    local, _, domain = address.strip().lower().rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return f"{local}@{domain}"


def _named(summary: Summary) -> Iterator[tuple[str, str | None]]:
    """Mail addresses that a badge names: hashes with their salts, and plain ones without."""
    for one in summary.identities:
        kind = types({"type": one.get("identityType", one.get("type"))})
        value, salt = one.get("identityHash", one.get("identity")), one.get("salt", "")
        if not isinstance(value, str) or (kind and not kind & _KINDS):
            continue
        if one.get("hashed") is True or value.startswith(_HASH):
            if value.startswith(_HASH) and isinstance(salt, str):
                yield value, salt
        elif "@" in value:
            yield value, None
    about = summary.subject_id.removeprefix("mailto:")
    if "@" in about and ":" not in about:
        yield about, None
