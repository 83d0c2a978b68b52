"""HTTP of the audit."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.platform.access import AuditReader
from api.platform.audit import service
from api.platform.audit.schemas import AuditEntryPublic, AuditQuery
from api.platform.kit.http import READS, DatabaseDep, LanguageDep, private
from api.platform.kit.listing import last_seen, page_json
from api.platform.kit.wire import Page

router = APIRouter(tags=["staff"])


@router.get("/audit", response_model=Page[AuditEntryPublic], responses=READS)
async def read_audit(
    request: Request,
    viewer: AuditReader,
    database: DatabaseDep,
    query: Annotated[AuditQuery, Query()],
    language: LanguageDep,
) -> Response:
    """Who did what to rights, bans, exports and consents, newest first."""
    async with database.reads.connect() as connection:
        found = await service.page(
            connection,
            before=last_seen(query.cursor),
            action=query.action,
            account_id=query.account_id,
            limit=query.limit,
            titles=request.app.state.acts,
            language=language,
        )
        if query.account_id is not None:
            await service.note_look_up(connection, viewer.account_id, "audit", people=[query.account_id])
    return private(page_json(found, query.limit))
