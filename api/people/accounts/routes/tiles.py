"""HTTP of the tiles in schools' portals: signed in on arrival, and on the wanted page."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from api.people.accounts import sessions
from api.people.accounts.federation import service
from api.people.accounts.federation.peer import Refusal
from api.people.accounts.federation.tiles import Tile, page_of, tile_of
from api.people.accounts.routes.dependencies import DirectoryDep
from api.people.accounts.routes.federation import ELSEWHERE, begin, redirect, without_account
from api.platform.access import MaybeViewer
from api.platform.kit.http import DatabaseDep, SecretsDep, SettingsDep

router = APIRouter(prefix="/entree", tags=["sign-in"])


@router.get("/{provider}", status_code=302, response_class=RedirectResponse, responses=ELSEWHERE)
async def enter_by_tile(
    provider: str,
    viewer: MaybeViewer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    directory: DirectoryDep,
    vers: Annotated[str, Query(description="name of a tile: " + ", ".join(Tile))] = Tile.HOME,
    uai: Annotated[str, Query(description="school of the portal, for what is near it")] = "",
    partage: Annotated[bool, Query(description="on a shared computer: a short session")] = False,
) -> RedirectResponse:
    """Arrive from a portal: signed in there, one is signed in here, and on the page that the tile is for."""
    try:
        service.provider_of(settings, provider)
    except Refusal:
        return redirect("/tiles/unknown?problem=portal")
    tile = tile_of(vers)
    if tile is None:
        return redirect("/tiles/unknown?problem=tile")
    page = page_of(tile, uai)
    if viewer is not None:
        async with database.reads.connect() as connection:
            here = await sessions.opened_by(connection, viewer.session_id, provider)
        # Signed in by the portal itself, it is asked again, which nobody sees: on a school's computer the
        # last one may have left without signing out.
        if not here:
            return redirect(page)
    try:
        return await begin(database, settings, secrets, directory, provider, page, shared=partage, tile=True)
    except Refusal as refusal:
        return without_account(settings, provider, refusal, page)
