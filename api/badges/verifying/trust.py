"""Who stands behind a badge: what its verdict says no more of than was checked, and by whom."""

from enum import StrEnum

from api.badges.openbadges.findings import BadgeVerdict, Finding
from api.badges.verifying.hosts import anybody_publishes


class Trust(StrEnum):
    """By whom it is known who issued a badge; the name in the badge alone proves nothing."""

    VERIFIED_HERE = "verified_here"
    """Signed here, for an organisation that this Region has verified."""
    VERIFIED_BEFORE = "verified_before"
    """Signed here, for an organisation that was verified then, and is closed or no longer verified."""
    DOMAIN = "domain"
    """The documents at a domain confirm the signature; who is behind the domain was not looked at."""
    PUBLIC_HOST = "public_host"
    """They lie where anybody publishes files: anybody may have made it."""
    SELF_SIGNED = "self_signed"
    """The issuer is a key or a name alone: anybody may have made it."""
    UNCONFIRMED = "unconfirmed"
    """Nobody confirms who issued it."""
    NONE = "none"
    """It is no badge that can be verified, or not as it was signed."""


class Revocation(StrEnum):
    """What is known of whether a badge was revoked."""

    NOT_REVOKED = "not_revoked"
    """Its issuer's list, or its own address, was read: it stands."""
    REVOKED = "revoked"
    NO_LIST = "no_list"
    """It names no list: its issuer cannot revoke it, or tells nobody."""
    NOT_READ = "not_read"
    """The list could not be read, or was not asked for."""


_ENDED = frozenset({BadgeVerdict.ALTERED, BadgeVerdict.REFUSED, BadgeVerdict.UNSUPPORTED})
_ASKED = frozenset({BadgeVerdict.VALID, BadgeVerdict.SELF_SIGNED, BadgeVerdict.EXPIRED})
"""Verdicts that come after the question whether it was revoked."""


def trust_of(finding: Finding, *, verified: bool | None) -> Trust:
    """Who stands behind it; `verified` where it was signed here: whether its organisation is verified now."""
    if finding.verdict in _ENDED:
        return Trust.NONE
    if verified is not None:
        if finding.verdict is BadgeVerdict.UNKNOWN_ISSUER:
            return Trust.UNCONFIRMED
        return Trust.VERIFIED_HERE if verified else Trust.VERIFIED_BEFORE
    if finding.domain:
        return Trust.PUBLIC_HOST if anybody_publishes(finding.domain) else Trust.DOMAIN
    self_signed = any(check.code == "self_signed" for check in finding.checks)
    return Trust.SELF_SIGNED if self_signed else Trust.UNCONFIRMED


def revocation_of(finding: Finding) -> Revocation:
    """What was read of its revocation."""
    if finding.verdict is BadgeVerdict.REVOKED:
        return Revocation.REVOKED
    if any(check.code == "status" and check.ok for check in finding.checks):
        return Revocation.NOT_REVOKED
    return Revocation.NO_LIST if finding.verdict in _ASKED else Revocation.NOT_READ
