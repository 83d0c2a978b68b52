"""HTTP of the Region in an issuer's place, where nobody speaks for it any more."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.badges.issuing import unmanaged
from api.badges.issuing.schemas import AwardRevocation
from api.badges.issuing.unmanaged_schemas import OrphanBadge, OrphanBadgesQuery, OrphanIssuer
from api.platform.access import Admin
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, private
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page, PageQuery
from api.platform.reading import TextTurn

router = APIRouter(prefix="/staff", tags=["staff"])


@router.get("/badge-issuers", response_model=Page[OrphanIssuer], responses=READS)
async def list_orphan_issuers(
    _viewer: Admin, database: DatabaseDep, query: Annotated[PageQuery, Query()]
) -> Response:
    """Issuers whose organisation is closed or no longer verified, and whose badges still stand."""
    async with database.reads.connect() as connection:
        found = await unmanaged.page(connection, query)
    return private(page_json(found, query.limit))


@router.get("/badge-issuers/{issuer_id}/credentials", response_model=Page[OrphanBadge], responses=READS)
async def list_orphan_badges(
    issuer_id: UUID, _viewer: Admin, database: DatabaseDep, query: Annotated[OrphanBadgesQuery, Query()]
) -> Response:
    """What one of them awarded, the latest first; not to whom."""
    async with database.reads.connect() as connection:
        found = await unmanaged.awarded(connection, issuer_id, query)
    return private(page_json(found, query.limit))


@router.post(
    "/badge-credentials/{credential_id}/revoke", status_code=204, responses=WRITES, dependencies=[TextTurn]
)
async def revoke_orphan_badge(
    credential_id: UUID, wanted: AwardRevocation, viewer: Admin, database: DatabaseDep, settings: SettingsDep
) -> None:
    """End an award whose issuer is gone, with a reason that its holder and whoever checks it read."""
    async with database.transaction() as session:
        await unmanaged.revoke(session, settings, viewer, credential_id, wanted)
