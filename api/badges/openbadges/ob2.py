"""Open Badges 2.0: the same badges for readers of the older standard, hosted or signed.

A hosted assertion is believed because its address answers; a signed one because the key that its
`creator` names belongs to the issuer of its badge. Addresses are given by the caller.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from api.badges.openbadges.documents import Achievement, Award, Issuer, alignment, timestamp
from api.badges.openbadges.keys import PublicKey, Signer
from api.badges.openbadges.vc_jwt import compact

CONTEXT = "https://w3id.org/openbadges/v2"
_URN = "urn:uuid:"
_VERSION_BITS = 76
"""Where the version stands in a UUID (RFC 9562 §4.2)."""


def signed_id(credential_id: UUID) -> str:
    """The id of a signed assertion: the credential's UUID, called version 4.

    The official validator knows UUIDs of versions 1 to 5 alone, and no other change can be taken back.
    """
    return f"{_URN}{_version(credential_id, 4)}"


def credential_ids(name: str) -> tuple[UUID, ...]:
    """The credentials that the id of a signed assertion may mean: as we write it, and as we wrote it once."""
    try:
        named = UUID(name.removeprefix(_URN))
    except ValueError:
        return ()
    return (named, _version(named, 7))


def _version(named: UUID, version: int) -> UUID:
    return UUID(int=named.int & ~(0xF << _VERSION_BITS) | version << _VERSION_BITS)


def issuer(
    profile: Issuer, *, email: str, url: str, key_urls: Sequence[str], revocations: str
) -> dict[str, Any]:
    """The issuer's Profile. Its `email` is required (OB 2.0, Issuer Profiles), unlike in 3.0.

    `key_urls` are the addresses of its `cryptographic_key` documents (strict readers take one),
    `revocations` that of its `revocation_list`. It declares no scope (`startsWith`): then hosted assertions
    are believed on its own host, and no reader holds one against the `urn:` of a signed assertion.
    """
    return _said(
        "Issuer",
        url,
        name=profile.name,
        url=profile.home_url or profile.url,
        description=profile.description,
        email=email,
        image=profile.image_url,
        publicKey=list(key_urls),
        revocationList=revocations,
    )


def cryptographic_key(key: PublicKey, *, url: str, owner: str) -> dict[str, Any]:
    """A key of the issuer `owner`, as signed assertions name it."""
    return _said("CryptographicKey", url, owner=owner, publicKeyPem=key.public_pem)


def badge_class(achievement: Achievement, *, url: str, issuer_id: str) -> dict[str, Any]:
    """The achievement, as a BadgeClass of the issuer whose 2.0 Profile is `issuer_id`."""
    return _said(
        "BadgeClass",
        url,
        name=achievement.name,
        description=achievement.description,
        image=achievement.image_url,
        criteria={"id": achievement.id, "narrative": achievement.criteria},
        issuer=issuer_id,
        tags=list(achievement.tags),
        alignment=[alignment(one) for one in achievement.alignments],
    )


def assertion(award: Award, *, assertion_id: str, badge: str, creator: str | None = None) -> dict[str, Any]:
    """The Assertion that somebody got `badge`: signed where `creator` names the key, else hosted at its id.

    Raises ValueError for an award without an identity: version 2.0 knows no other recipient.
    """
    if award.identity is None:
        raise ValueError("an assertion needs a recipient")
    hashed = {"salt": award.identity.salt, "identity": award.identity.hash}
    return _said(
        "Assertion",
        assertion_id,
        recipient={"type": "email", "hashed": True, **hashed},
        badge=badge,
        verification={"type": "SignedBadge", "creator": creator} if creator else {"type": "HostedBadge"},
        issuedOn=timestamp(award.valid_from),
        expires=timestamp(award.valid_until) if award.valid_until else None,
        narrative=award.narrative,
        evidence=[_evidence(one.url, one.name, one.narrative) for one in award.evidence],
    )


def sign(assertion: Mapping[str, Any], key: Signer) -> str:
    """The compact JWS of a signed assertion; its key is the one that `verification.creator` names.

    RSA: other algorithms are allowed, but the official validator reads RS256 alone.
    """
    return compact({"alg": key.algorithm.value}, assertion, key)


def revoked_assertion(url: str, reason: str | None) -> dict[str, Any]:
    """What the address of a revoked hosted assertion answers, with 410."""
    return _said("Assertion", url, revoked=True, revocationReason=reason)


def revocation_list(url: str, issuer_id: str, revoked: Iterable[tuple[str, str | None]]) -> dict[str, Any]:
    """The revoked signed assertions of an issuer: ids with reasons."""
    listed = [{"id": one, **({"revocationReason": reason} if reason else {})} for one, reason in revoked]
    document = _said("RevocationList", url, issuer=issuer_id)
    return {**document, "revokedAssertions": listed}


def _evidence(url: str | None, name: str | None, narrative: str | None) -> dict[str, str]:
    said = {"id": url, "name": name, "narrative": narrative}
    return {"type": "Evidence", **{key: value for key, value in said.items() if value}}


def _said(kind: str, own_id: str, **members: Any) -> dict[str, Any]:
    """A badge object; what is nothing is left out."""
    return {
        "@context": CONTEXT,
        "type": kind,
        "id": own_id,
        **{name: value for name, value in members.items() if value not in (None, "", [])},
    }
