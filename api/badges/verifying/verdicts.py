"""What a check found, as the wire tells it: addresses that a browser may open, and nothing else of them."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from api.badges.issuing.facade import addresses
from api.badges.issuing.schemas import AlignmentPublic
from api.badges.openbadges import recipients, tokens
from api.badges.openbadges.findings import BadgeVerdict, Check, Finding, Summary
from api.badges.openbadges.key_documents import host_of
from api.badges.openbadges.recipients import MatchedBy, Recipient
from api.badges.verifying.schemas import (
    BadgeShown,
    CheckPublic,
    EvidenceShown,
    Technical,
    VerdictPublic,
)
from api.badges.verifying.trust import Trust, revocation_of, trust_of
from api.platform.kit.text import from_document
from api.platform.settings import Settings


def public(
    settings: Settings,
    finding: Finding,
    achievement_id: UUID | None = None,
    *,
    verified: bool | None = None,
) -> VerdictPublic:
    """A finding for the wire; `achievement_id` where the badge is one of ours, `verified` where it was signed
    here: whether its organisation is verified now."""
    credential = _credential(finding.text)
    trust = trust_of(finding, verified=verified)
    domain = finding.domain if trust in (Trust.DOMAIN, Trust.PUBLIC_HOST) else ""
    # A name alone leads nowhere: whoever takes somebody's name would take their address too. Nor do pages of
    # a host where anybody publishes.
    ours = trust in (Trust.VERIFIED_HERE, Trust.VERIFIED_BEFORE)
    leads = None if ours else domain if trust is Trust.DOMAIN else ""
    shown = None if finding.credential is None else _badge(settings, finding.credential, credential, leads)
    asked = next((check for check in finding.checks if check.code == recipients.CHECK), None)
    return VerdictPublic(
        verdict=finding.verdict,
        code=finding.code,
        trust=trust,
        domain=domain,
        revocation=revocation_of(finding),
        badge=shown,
        reason=finding.reason,
        ours=achievement_id is not None,
        achievement_id=achievement_id,
        recipient="not_asked" if asked is None else _recipient(asked),
        recipient_by=MatchedBy(asked.detail) if asked is not None and asked.ok else None,
        technical=_technical(finding, credential),
    )


def _recipient(check: Check) -> Literal["confirmed", "other", "unknown", "nobody"]:
    if check.ok is None:
        return "nobody" if check.detail == Recipient.NOBODY else "unknown"
    return "confirmed" if check.ok else "other"


def at(found: VerdictPublic, moment: datetime) -> VerdictPublic:
    """A verdict of an earlier day, at this moment: what was good may have expired since."""
    until = None if found.badge is None else found.badge.valid_until
    if (
        found.verdict in (BadgeVerdict.VALID, BadgeVerdict.SELF_SIGNED)
        and until is not None
        and until <= moment
    ):
        return found.model_copy(update={"verdict": BadgeVerdict.EXPIRED, "code": "expired"})
    return found


def _badge(settings: Settings, summary: Summary, credential: dict[str, Any], leads: str | None) -> BadgeShown:
    """What it says; its issuer's page where that lies at the host `leads` (None: wherever it is)."""
    issuer = credential.get("issuer")
    page = issuer.get("url") if isinstance(issuer, dict) else None
    page = _https(page if isinstance(page, str) else summary.issuer_id)
    subject = credential.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    tags = achievement.get("tag") if isinstance(achievement, dict) else None
    return BadgeShown(
        name=summary.name,
        description=summary.description,
        criteria=summary.criteria,
        narrative=summary.narrative,
        issuer_id=summary.issuer_id,
        issuer_name=summary.issuer_name,
        issuer_url=page if leads is None or (leads and host_of(page) == leads) else "",
        valid_from=summary.valid_from,
        valid_until=summary.valid_until,
        image_url=_own_image(settings, summary.image_url),
        tags=[from_document(tag[:100]) for tag in tags[:20] if isinstance(tag, str)]
        if isinstance(tags, list)
        else [],
        alignments=[
            AlignmentPublic(
                target_url=_https(one.get("url", "")),
                target_name=one.get("name", ""),
                target_code=one.get("code", ""),
                target_framework=one.get("framework", ""),
            )
            for one in summary.alignments
        ],
        evidence=[
            EvidenceShown(
                name=one.get("name", ""),
                text=one.get("narrative", one.get("description", "")),
                url=_https(one.get("url", "")),
            )
            for one in summary.evidence
        ],
    )


def _technical(finding: Finding, credential: dict[str, Any]) -> Technical:
    header = tokens.header_of(finding.text)
    status = credential.get("credentialStatus")
    entry = status if isinstance(status, dict) else {}
    index = str(entry.get("statusListIndex", ""))
    summary = finding.credential or Summary()
    return Technical(
        standard=finding.standard,
        format=finding.format,
        credential_id=summary.credential_id,
        subject_id=summary.subject_id,
        key_id=_short(header.get("kid")),
        algorithm=_short(header.get("alg")),
        status_list=_short(entry.get("statusListCredential")),
        status_index=int(index) if index.isdecimal() and len(index) < 10 else None,
        checks=[
            CheckPublic(code=one.code, ok=one.ok, detail=from_document(one.detail[:300]))
            for one in finding.checks
        ],
    )


def _credential(text: str) -> dict[str, Any]:
    """The document behind a finding, for the few members that a summary leaves out."""
    found = tokens.payload_of(text)
    inner = found.get("vc", found)
    return inner if isinstance(inner, dict) else {}


def _short(value: Any) -> str:
    return from_document(value[:500]) if isinstance(value, str) else ""


def _https(value: str) -> str:
    return value if value.startswith("https://") and not any(sign.isspace() for sign in value) else ""


def _own_image(settings: Settings, url: str) -> str | None:
    """A picture that we serve, by its path: the app shows no other server's."""
    own = f"{settings.public_url}{addresses.PREFIX}/images/"
    return url.removeprefix(settings.public_url) if url.startswith(own) else None
