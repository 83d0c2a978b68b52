"""HTTP of the backpack: badges from elsewhere."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.badges.backpack import elsewhere, shares
from api.badges.backpack.schemas import Backpack, BackpackMine, BackpackUrl, ShareCreate, Shares
from api.badges.backpack.shares import Shown
from api.badges.verifying.intake import FileOr, ResolverDep
from api.platform.access import OneDownload, Role, SignedIn, Viewer, requires
from api.platform.kit.http import READS, WRITES, DatabaseDep, SecretsDep, SettingsDep, private
from api.platform.public_writes import PublicWrite

router = APIRouter(prefix="/me/backpack", tags=["badges"])

Student = Annotated[Viewer, requires(Role.STUDENT)]
PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
}
ANY: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("", responses=READS)
async def list_backpack(viewer: SignedIn, database: DatabaseDep, response: Response) -> Backpack:
    """My badges from elsewhere, and what the last check of each found."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await elsewhere.items(connection, viewer)


@router.post(
    "",
    status_code=201,
    responses={
        200: {"model": BackpackMine, "description": "the very same file was there; it is checked again"},
        **WRITES,
    },
    openapi_extra=FileOr(BackpackUrl).document,
    dependencies=[PublicWrite],
)
async def add_to_backpack(
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
    resolver: ResolverDep,
    request: Request,
    response: Response,
) -> BackpackMine:
    """Keep a badge from elsewhere: its file (PNG, SVG, JSON, JWT), or where it lies. Checked, whatever it
    says, and kept byte for byte."""
    asked = await FileOr(BackpackUrl).read(request)
    if isinstance(asked, BackpackUrl):
        given = await elsewhere.look_at(database, settings, resolver, viewer, url=asked.url)
    else:
        given = await elsewhere.look_at(database, settings, resolver, viewer, data=asked)
    async with database.transaction() as session:
        item_id, new = await elsewhere.keep(session, settings, viewer, given)
        response.status_code = 201 if new else 200
        return await elsewhere.one(await session.connection(), viewer, item_id)


@router.get("/{item_id}", responses=READS)
async def read_backpack_item(
    item_id: UUID, viewer: SignedIn, database: DatabaseDep, response: Response
) -> BackpackMine:
    """One of my badges from elsewhere."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await elsewhere.one(connection, viewer, item_id)


@router.delete("/{item_id}", status_code=204, responses=WRITES)
async def delete_backpack_item(item_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Forget it, with the links that show it."""
    async with database.transaction() as session:
        await elsewhere.delete(session, viewer, item_id)


@router.post("/{item_id}/check", responses=WRITES, dependencies=[PublicWrite])
async def check_backpack_item(
    item_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, resolver: ResolverDep
) -> BackpackMine:
    """Check it again: revoked or expired since?"""
    await elsewhere.check_again(database, settings, resolver, viewer, item_id)
    async with database.reads.connect() as connection:
        return await elsewhere.one(connection, viewer, item_id)


@router.get(
    "/{item_id}/file", response_class=Response, responses={**ANY, **READS}, dependencies=[OneDownload]
)
async def fetch_backpack_file(item_id: UUID, viewer: SignedIn, database: DatabaseDep) -> Response:
    """The file, byte for byte as it was given."""
    async with database.reads.connect() as connection:
        content, disposition = await elsewhere.file(connection, viewer, item_id)
    # A stranger's file: never shown as a page of ours.
    return private(content, "application/octet-stream", **{"Content-Disposition": disposition})


@router.get("/{item_id}/picture", response_class=Response, responses={**PNG, **READS})
async def fetch_backpack_picture(item_id: UUID, viewer: SignedIn, database: DatabaseDep) -> Response:
    """Its picture, drawn anew."""
    async with database.reads.connect() as connection:
        return private(await elsewhere.picture(connection, viewer, item_id), "image/png")


@router.get("/{item_id}/shares", responses=READS)
async def list_backpack_shares(
    item_id: UUID,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    response: Response,
) -> Shares:
    """The links that show it now."""
    response.headers["Cache-Control"] = "no-store"
    async with database.reads.connect() as connection:
        return await shares.live(connection, settings, secrets, viewer, Shown(backpack_id=item_id))


@router.post("/{item_id}/shares", status_code=201, responses=WRITES)
async def share_backpack_item(
    item_id: UUID,
    wanted: ShareCreate,
    viewer: Student,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> Shares:
    """Show it to whoever has the link, until I stop it. Needs the consent `badges`."""
    shown = Shown(backpack_id=item_id)
    async with database.transaction() as session:
        await shares.share(session, settings, viewer, secrets, shown, wanted)
        return await shares.live(await session.connection(), settings, secrets, viewer, shown)
