"""HTTP of badges for everybody: what is awarded and by whom, a shared badge, checking any badge."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.badges import catalogue, checking, links, shown
from api.badges.checking_schemas import SharedBadge, VerdictPublic, VerifyRequest
from api.badges.routes.tools import FileOr, ResolverDep
from api.badges.wallet_schemas import (
    AchievementFound,
    AchievementPublic,
    AchievementsQuery,
    IssuerPublic,
    Token,
    is_https,
)
from api.kit.http import DatabaseDep, PublicWrite, SettingsDep, private, problems, public
from api.kit.listing import page_json
from api.kit.problems import InvalidInputError
from api.kit.wire import Page

router = APIRouter(prefix="/badges", tags=["badges"])

PNG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/achievements", response_model=Page[AchievementFound], responses=problems(400, 422, 429))
async def list_achievements(
    database: DatabaseDep, settings: SettingsDep, query: Annotated[AchievementsQuery, Query()]
) -> Response:
    """Badges that are awarded now: by words, career, organisation; the newest first without words."""
    async with database.reads.connect() as connection:
        found = await catalogue.published(connection, query)
    return public(settings, page_json(found, query.limit))


@router.get(
    "/achievements/{achievement_id}", response_model=AchievementPublic, responses=problems(404, 422, 429)
)
async def read_achievement(achievement_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """What can be awarded, and what one does to earn it."""
    async with database.reads.connect() as connection:
        return public(settings, await catalogue.achievement(connection, settings, achievement_id))


@router.get("/issuers/{issuer_id}", response_model=IssuerPublic, responses=problems(404, 422, 429))
async def read_issuer(issuer_id: UUID, database: DatabaseDep, settings: SettingsDep) -> Response:
    """Who awards, and what."""
    async with database.reads.connect() as connection:
        found = await catalogue.issuer(connection, settings, issuer_id)
    return public(settings, found.model_dump_json())


@router.get("/shared/{token}", response_model=SharedBadge, responses=problems(404, 422, 429))
async def read_shared_badge(token: Token, database: DatabaseDep, settings: SettingsDep) -> Response:
    """A badge as its owner shows it, and whether it is good now; nothing from the moment they stop it."""
    found = await shown.read(database, settings, token)
    return private(found.model_dump_json(), **{"X-Robots-Tag": "noindex"})


@router.get("/shared/{token}/picture", response_class=Response, responses={**PNG, **problems(404, 422, 429)})
async def read_shared_picture(token: Token, database: DatabaseDep) -> Response:
    """The picture of a shared badge from elsewhere."""
    return private(await shown.picture(database, token), "image/png")


@router.post(
    "/verify",
    responses=problems(400, 403, 404, 413, 422, 429),
    dependencies=[PublicWrite],
    openapi_extra=FileOr(VerifyRequest).document,
)
async def verify_badge(
    request: Request, response: Response, database: DatabaseDep, settings: SettingsDep, resolver: ResolverDep
) -> VerdictPublic:
    """Check a badge: its file (PNG, SVG, JSON, JWT; 2 MB at most), its text, where it lies, or the link
    by which its owner shows it. Nothing of it is kept."""
    response.headers["Cache-Control"] = "no-store"
    asked = await FileOr(VerifyRequest).read(request)
    if isinstance(asked, VerifyRequest):
        token = links.token_in(settings, asked.url or asked.text or "")
        if token:
            return await shown.read(database, settings, token)
        if asked.url is not None and not is_https(asked.url):
            raise InvalidInputError("url", "bad_link")
        data = None if asked.text is None else asked.text.encode()
        _, found = await checking.check(
            database, settings, resolver, data=data, url=asked.url, email=asked.email
        )
    else:
        _, found = await checking.check(database, settings, resolver, data=asked)
    return found
