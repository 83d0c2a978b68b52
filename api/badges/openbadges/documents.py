"""Open Badges 3.0: issuers, achievements and credentials as JSON-LD (1EdTech, final release, context 3.0.3).

Whatever is not said (None, nothing) is left out: the context gives an empty value a meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from api.badges.openbadges.identity import hashed

VC_CONTEXT = "https://www.w3.org/ns/credentials/v2"
OB_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
"""Defines `1EdTechJsonSchemaValidator2019`, which `credentialSchema` names."""
CONTEXT = (VC_CONTEXT, OB_CONTEXT, EXTENSIONS_CONTEXT)
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
SCHEMA_TYPE = "1EdTechJsonSchemaValidator2019"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who awards."""

    id: str
    """did:web:…"""
    url: str
    """Its permanent page."""
    name: str
    description: str | None = None
    home_url: str | None = None
    email: str | None = None
    image_url: str | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A node of a framework (a ROME skill, say) that an achievement stands for."""

    target_url: str
    target_name: str
    target_code: str | None = None
    target_framework: str | None = None
    target_description: str | None = None


@dataclass(frozen=True, slots=True)
class Achievement:
    """What is awarded, the same for everybody."""

    id: str
    """Its permanent address."""
    name: str
    description: str
    criteria: str
    """What one does to get it. The standard lets it be Markdown; ours is plain text."""
    image_url: str | None = None
    tags: tuple[str, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    kind: str = "Badge"
    """A term of the AchievementType vocabulary, or `ext:…`."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The holder's mail address, hashed."""

    hash: str
    """`sha256$…`"""
    salt: str

    @classmethod
    def of(cls, email: str, salt: str) -> "Identity":
        """Of that address."""
        return cls(hashed(email, salt), salt)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that somebody did it; only in credentials whose holder chose so."""

    url: str | None = None
    narrative: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """Where to look whether a credential was revoked (Bitstring Status List §2.1)."""

    list_url: str
    index: int
    purpose: str = "revocation"


@dataclass(frozen=True, slots=True)
class Award:
    """An achievement given to one person."""

    id: str
    """urn:uuid:… or an address."""
    subject_id: str
    """A pseudonym, made for this credential."""
    identity: Identity | None
    valid_from: datetime
    valid_until: datetime | None = None
    narrative: str | None = None
    evidence: tuple[Evidence, ...] = ()
    status: StatusEntry | None = None


def credential(issuer: Issuer, achievement: Achievement, award: Award) -> dict[str, Any]:
    """The OpenBadgeCredential, not signed yet. It never names its holder."""
    subject: dict[str, Any] = {
        "id": award.subject_id,
        "type": ["AchievementSubject"],
        "achievement": _achievement(issuer, achievement),
    }
    if award.identity:
        subject["identifier"] = [_identity(award.identity)]
    if award.narrative:
        subject["narrative"] = award.narrative
    made: dict[str, Any] = {
        "@context": list(CONTEXT),
        "id": award.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement.name,
        "issuer": _profile(issuer),
        "validFrom": timestamp(award.valid_from),
        "credentialSubject": subject,
        "credentialSchema": [{"id": SCHEMA, "type": SCHEMA_TYPE}],
    }
    if award.valid_until:
        made["validUntil"] = timestamp(award.valid_until)
    if award.evidence:
        made["evidence"] = [_evidence(one) for one in award.evidence]
    if award.status:
        made["credentialStatus"] = status_entry(award.status)
    return made


def profile(issuer: Issuer) -> dict[str, Any]:
    """The issuer's Profile, as its permanent address serves it."""
    return {"@context": list(CONTEXT), **_profile(issuer)}


def achievement_document(issuer: Issuer, achievement: Achievement) -> dict[str, Any]:
    """The Achievement, as its permanent address serves it."""
    return {"@context": list(CONTEXT), **_achievement(issuer, achievement)}


def timestamp(moment: datetime) -> str:
    """In UTC and whole seconds, so that it is equal to the numbers of a JWT."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return f"{moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def _profile(issuer: Issuer) -> dict[str, Any]:
    return _without_nothing(
        {
            "id": issuer.id,
            "type": ["Profile"],
            "name": issuer.name,
            "url": issuer.home_url or issuer.url,
            "description": issuer.description,
            "email": issuer.email,
            "image": _image(issuer.image_url),
        }
    )


def _achievement(issuer: Issuer, achievement: Achievement) -> dict[str, Any]:
    return _without_nothing(
        {
            "id": achievement.id,
            "type": ["Achievement"],
            "achievementType": achievement.kind,
            # Some wallets take no badge whose achievement does not say who made it, with an address.
            "creator": {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url},
            "name": achievement.name,
            "description": achievement.description,
            "criteria": {"narrative": achievement.criteria},
            "image": _image(achievement.image_url),
            "tag": list(achievement.tags),
            "alignment": [alignment(one) | {"type": ["Alignment"]} for one in achievement.alignments],
        }
    )


def alignment(one: Alignment) -> dict[str, Any]:
    """An alignment's members, the same in both versions."""
    return _without_nothing(
        {
            "targetName": one.target_name,
            "targetUrl": one.target_url,
            "targetCode": one.target_code,
            "targetFramework": one.target_framework,
            "targetDescription": one.target_description,
        }
    )


def _identity(identity: Identity) -> dict[str, Any]:
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": identity.hash,
        "identityType": "emailAddress",
        "salt": identity.salt,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    said = {"id": evidence.url, "name": evidence.name, "narrative": evidence.narrative}
    return _without_nothing({**said, "type": ["Evidence"]})


def status_entry(entry: StatusEntry) -> dict[str, Any]:
    return {
        "id": f"{entry.list_url}#{entry.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": entry.purpose,
        "statusListIndex": str(entry.index),
        "statusListCredential": entry.list_url,
    }


def _image(url: str | None) -> dict[str, str] | None:
    return {"id": url, "type": "Image"} if url else None


def _without_nothing(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
