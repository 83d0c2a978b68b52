"""The page of a shared badge, for anyone who has the link: one look into the database, one signature."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from api.badges.backpack import again
from api.badges.backpack import shown_queries as queries
from api.badges.issuing.facade import addresses
from api.badges.openbadges.recipients import MatchedBy
from api.badges.verifying.facade import Resolver, ours, verdicts
from api.badges.verifying.schemas import EvidenceShown, SharedBadge, VerdictPublic
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import digest
from api.platform.settings import Settings


class _Row(NamedTuple):
    """What `shown_queries.SHOWN` finds, in its order."""

    shown_name: str | None
    created_at: datetime
    expires_at: datetime | None
    jwt: str | None
    revoked_at: datetime | None
    reason: str
    public_jwk: dict[str, Any]
    lost: bool
    verified: bool
    achievement_id: UUID | None
    image_id: UUID | None
    evidence: list[dict[str, str]] | None
    backpack_id: UUID | None
    finding: dict[str, Any]
    checked_at: datetime | None
    has_picture: bool


async def read(
    database: Database, settings: Settings, token: str, make_resolver: Callable[[], Resolver]
) -> SharedBadge:
    """What the owner shows, and whether it is good now; one from elsewhere is checked anew after
    `badge_check_minutes`. Raises NotFoundError: unknown, stopped, over."""
    at = now()
    row = await _row(database, token, at)
    stale = at - timedelta(minutes=settings.badge_check_minutes)
    if row.backpack_id is not None and row.checked_at is not None and row.checked_at < stale:
        await again.check_for_page(database, settings, make_resolver(), row.backpack_id, stale)
        row = await _row(database, token, at)
    if row.jwt is None:
        finding = verdicts.at(VerdictPublic(**row.finding), at)
        picture = f"/api/v1/badges/shared/{token}/picture" if row.has_picture else None
    else:
        known = ours.Known(row.jwt, row.public_jwk, row.revoked_at, row.reason, lost=row.lost)
        judged = ours.judge(known, at)
        finding = verdicts.public(settings, judged, row.achievement_id, verified=row.verified)
        # It was signed for the very account that shows it.
        finding.recipient, finding.recipient_by = "confirmed", MatchedBy.ACCOUNT
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


async def _row(database: Database, token: str, at: datetime) -> _Row:
    rows = await database.hot.fetch(queries.SHOWN, {"digest": digest(token), "now": at})
    if not rows:
        raise NotFoundError("share_over")
    return _Row(*rows[0])


async def picture(database: Database, token: str) -> bytes:
    """The picture of a shared badge from elsewhere. Raises NotFoundError."""
    rows = await database.hot.fetch(queries.SHOWN_PICTURE, {"digest": digest(token), "now": now()})
    if not rows:
        raise NotFoundError("share_over")
    return bytes(rows[0][0])
