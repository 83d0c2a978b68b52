"""HTTP of one's data: a copy of it, its deletion, and how long everything is kept."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from api.people.accounts import service as accounts
from api.people.privacy import deletion, exports, retention
from api.people.privacy.schemas import DeletionPublic, ExportPublic, RetentionPublic
from api.platform.access import OneDownload, SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, SettingsDep, asks_for_head, problems, public

ZIP = "application/zip"


router = APIRouter(tags=["privacy"])


@router.post("/me/exports", status_code=202, responses=WRITES)
async def ask_export(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep) -> ExportPublic:
    """Have a copy of everything about oneself made; a notification tells when it is ready."""
    async with database.transaction() as session:
        await accounts.check_second_factor(await session.connection(), viewer)
        return await exports.ask(session, settings, viewer.account_id)


@router.get("/me/exports", responses=READS)
async def list_exports(viewer: SignedIn, database: DatabaseDep) -> list[ExportPublic]:
    """The copies that are being made or can be fetched, newest first."""
    async with database.reads.connect() as connection:
        return await exports.mine(connection, viewer.account_id)


@router.get(
    "/me/exports/{export_id}/file",
    response_class=Response,
    responses={200: {"content": {ZIP: {"schema": {"type": "string", "format": "binary"}}}}, **READS},
    dependencies=[OneDownload],
)
async def fetch_export(
    export_id: UUID, viewer: SignedIn, database: DatabaseDep, request: Request
) -> Response:
    """The copy: a zip of a page to read and of JSON, for its owner only."""
    head = asks_for_head(request)
    begin = exports.size_of if head else exports.begin_fetching
    async with database.transaction() as session:
        await accounts.check_second_factor(await session.connection(), viewer)
        size = await begin(session, viewer.account_id, export_id)
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": 'attachment; filename="e-pass.zip"',
        "Content-Length": str(size),
    }
    if head:
        return Response(media_type=ZIP, headers=headers)
    return StreamingResponse(exports.pieces(database, export_id), media_type=ZIP, headers=headers)


@router.post("/me/deletion", responses=WRITES)
async def ask_deletion(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep) -> DeletionPublic:
    """Leave: invisible to others at once, deleted when the grace period ends."""
    async with database.transaction() as session:
        await accounts.check_second_factor(await session.connection(), viewer)
        return await deletion.ask(session, settings, viewer.account_id, viewer.session_id)


@router.delete("/me/deletion", status_code=204, responses=READS)
async def cancel_deletion(viewer: SignedIn, database: DatabaseDep) -> None:
    """Stay after all."""
    async with database.transaction() as session:
        await deletion.cancel(session, viewer.account_id)


@router.get("/retention", response_model=list[RetentionPublic], responses=problems(400, 429))
async def read_retention(request: Request, settings: SettingsDep) -> Response:
    """How long each kind of data is kept."""
    return public(settings, retention.published_json(settings, request.app.state.retention))
