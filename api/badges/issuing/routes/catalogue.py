"""HTTP of what everybody may see of badges: what is awarded, and by whom."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from api.badges.issuing import catalogue
from api.badges.issuing.catalogue_schemas import (
    AchievementFound,
    AchievementPublic,
    AchievementsQuery,
    IssuerPublic,
)
from api.platform.kit.http import DatabaseDep, SettingsDep, problems, public
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page

router = APIRouter(prefix="/badges", tags=["badges"])


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
