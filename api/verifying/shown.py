"""The page of a shared badge, for anyone who has the link: one look into the database, one signature."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from api.issuing.service import addresses
from api.kit.clock import now
from api.kit.database import Database
from api.kit.problems import NotFoundError
from api.kit.secrets import digest
from api.settings import Settings
from api.verifying import ours, queries, verdicts
from api.verifying.schemas import EvidenceShown, SharedBadge, VerdictPublic


class _Row(NamedTuple):
    """What `queries.SHOWN` finds, in its order."""

    shown_name: str | None
    created_at: datetime
    expires_at: datetime | None
    jwt: str | None
    revoked_at: datetime | None
    reason: str
    public_jwk: dict[str, Any]
    lost: bool
    achievement_id: UUID | None
    image_id: UUID | None
    evidence: list[dict[str, str]] | None
    finding: dict[str, Any]
    checked_at: datetime | None
    has_picture: bool


async def read(database: Database, settings: Settings, token: str) -> SharedBadge:
    """What the owner shows, and whether it is good now. Raises NotFoundError: unknown, stopped, over."""
    at = now()
    rows = await database.hot.fetch(queries.SHOWN, {"digest": digest(token), "now": at})
    if not rows:
        raise NotFoundError("share_over")
    row = _Row(*rows[0])
    if row.jwt is None:
        finding = verdicts.at(VerdictPublic(**row.finding), at)
        picture = f"/api/v1/badges/shared/{token}/picture" if row.has_picture else None
    else:
        known = ours.Known(row.jwt, row.public_jwk, row.revoked_at, row.reason, lost=row.lost)
        finding = verdicts.public(settings, ours.judge(known, at), row.achievement_id)
        picture = f"{addresses.PREFIX}/images/{row.image_id}.png"
    if finding.badge is not None and row.evidence:
        finding.badge.evidence = [EvidenceShown(**one) for one in row.evidence]
    return SharedBadge(
        **dict(finding),
        holder_name=row.shown_name,
        shared_at=row.created_at,
        expires_at=row.expires_at,
        checked_at=row.checked_at or at,
        picture_url=picture,
    )


async def picture(database: Database, token: str) -> bytes:
    """The picture of a shared badge from elsewhere. Raises NotFoundError."""
    rows = await database.hot.fetch(queries.SHOWN_PICTURE, {"digest": digest(token), "now": now()})
    if not rows:
        raise NotFoundError("share_over")
    return bytes(rows[0][0])
