"""HTTP of issuing: an organisation's profile and keys, its achievements, their pictures."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from api.badges.issuing import achievements, designs, permissions, pictures, profiles
from api.badges.issuing.design_schemas import DesignChoices
from api.badges.issuing.schemas import (
    AchievementChange,
    AchievementCreate,
    AchievementOwn,
    AchievementsQuery,
    DesignWrite,
    KeyRotation,
    ProfilePublic,
    ProfileWrite,
)
from api.people.accounts import service as accounts
from api.platform.access import Role, Viewer, requires
from api.platform.kit.database import Database
from api.platform.kit.http import (
    READS,
    WRITES,
    DatabaseDep,
    SecretsDep,
    SettingsDep,
    private,
    problems,
    public,
)
from api.platform.kit.listing import page_json
from api.platform.kit.wire import Page
from api.platform.reading import in_thread
from api.platform.settings import Settings

router = APIRouter(prefix="/badges", tags=["badges"])

Issuer = Annotated[Viewer, requires(Role.ISSUER)]
PICTURE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}}
            for kind in ("image/png", "image/svg+xml", "image/jpeg", "image/webp")
        },
    }
}
_MADE = {200: {"model": AchievementOwn, "description": "this one had been begun already"}, **WRITES}


@router.get("/organisations/{organisation_id}/profile", responses=READS)
async def read_profile(
    organisation_id: UUID, viewer: Issuer, database: DatabaseDep, settings: SettingsDep, response: Response
) -> ProfilePublic:
    """My organisation as its badges name it, with its keys."""
    response.headers["Cache-Control"] = "no-store"
    return await _profile(database, settings, viewer, organisation_id)


@router.put("/organisations/{organisation_id}/profile", responses=WRITES)
async def write_profile(
    organisation_id: UUID,
    viewer: Issuer,
    wanted: Annotated[ProfileWrite, in_thread(ProfileWrite)],
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> ProfilePublic:
    """Write the profile; the first time, it gets its key and its permanent address."""
    async with database.transaction() as session:
        await profiles.write(session, secrets, viewer, organisation_id, wanted)
    return await _profile(database, settings, viewer, organisation_id)


@router.put("/organisations/{organisation_id}/profile/image", responses=WRITES, openapi_extra=PICTURE)
async def write_profile_image(
    organisation_id: UUID, request: Request, viewer: Issuer, database: DatabaseDep, settings: SettingsDep
) -> ProfilePublic:
    """Give the profile a picture: the bytes of a PNG, JPEG or SVG."""
    async with database.reads.connect() as connection:
        await permissions.organisation(connection, viewer, organisation_id)
    picture = await pictures.clean(await request.body(), by=viewer.account_id)
    async with database.transaction() as session:
        await profiles.set_image(session, viewer, organisation_id, picture)
    return await _profile(database, settings, viewer, organisation_id)


@router.post("/organisations/{organisation_id}/profile/keys", responses=WRITES)
async def rotate_key(
    organisation_id: UUID,
    wanted: KeyRotation,
    viewer: Issuer,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> ProfilePublic:
    """Let a fresh key sign from now on; everything signed before stays valid."""
    async with database.transaction() as session:
        await accounts.check_second_factor(await session.connection(), viewer)
        await profiles.rotate_key(session, secrets, viewer, organisation_id, wanted)
    return await _profile(database, settings, viewer, organisation_id)


@router.get(
    "/organisations/{organisation_id}/achievements", response_model=Page[AchievementOwn], responses=READS
)
async def list_my_achievements(
    organisation_id: UUID,
    viewer: Issuer,
    database: DatabaseDep,
    settings: SettingsDep,
    query: Annotated[AchievementsQuery, Query()],
) -> Response:
    """My organisation's achievements in every state, the newest first."""
    async with database.reads.connect() as connection:
        found = await achievements.page(connection, settings, viewer, organisation_id, query)
    return private(page_json(found, query.limit))


@router.post(
    "/organisations/{organisation_id}/achievements",
    response_model=AchievementOwn,
    status_code=201,
    responses=_MADE,
)
async def create_achievement(
    organisation_id: UUID,
    viewer: Issuer,
    draft: Annotated[AchievementCreate, in_thread(AchievementCreate)],
    database: DatabaseDep,
    settings: SettingsDep,
    response: Response,
) -> AchievementOwn:
    """Begin an achievement, as a draft."""
    async with database.transaction() as session:
        new = await achievements.create(session, viewer, organisation_id, draft)
    response.status_code = 201 if new else 200
    return await _achievement(database, settings, viewer, draft.id)


@router.get("/achievements/{achievement_id}/own", responses=READS)
async def read_my_achievement(
    achievement_id: UUID, viewer: Issuer, database: DatabaseDep, settings: SettingsDep, response: Response
) -> AchievementOwn:
    """One of my organisation's achievements, with how often it was awarded."""
    response.headers["Cache-Control"] = "no-store"
    return await _achievement(database, settings, viewer, achievement_id)


@router.patch("/achievements/{achievement_id}/own", responses=WRITES)
async def change_achievement(
    achievement_id: UUID,
    viewer: Issuer,
    wanted: Annotated[AchievementChange, in_thread(AchievementChange)],
    database: DatabaseDep,
    settings: SettingsDep,
) -> AchievementOwn:
    """Write some of an achievement anew; what was awarded before stays as it was signed."""
    async with database.transaction() as session:
        await achievements.change(session, viewer, achievement_id, wanted)
    return await _achievement(database, settings, viewer, achievement_id)


@router.post("/achievements/{achievement_id}/publish", responses=WRITES)
async def publish_achievement(
    achievement_id: UUID, viewer: Issuer, database: DatabaseDep, settings: SettingsDep
) -> AchievementOwn:
    """Let an achievement be awarded, found and asked for."""
    async with database.transaction() as session:
        await achievements.publish(session, viewer, achievement_id)
    return await _achievement(database, settings, viewer, achievement_id)


@router.post("/achievements/{achievement_id}/archive", responses=WRITES)
async def archive_achievement(
    achievement_id: UUID, viewer: Issuer, database: DatabaseDep, settings: SettingsDep
) -> AchievementOwn:
    """Award an achievement no more; what was awarded stays valid."""
    async with database.transaction() as session:
        await achievements.archive(session, viewer, achievement_id)
    return await _achievement(database, settings, viewer, achievement_id)


@router.put("/achievements/{achievement_id}/image", responses=WRITES, openapi_extra=PICTURE)
async def write_achievement_image(
    achievement_id: UUID, request: Request, viewer: Issuer, database: DatabaseDep, settings: SettingsDep
) -> AchievementOwn:
    """Give an achievement a picture: the bytes of a PNG, JPEG or SVG."""
    async with database.reads.connect() as connection:
        await permissions.of_achievement(connection, viewer, achievement_id)
    picture = await pictures.clean(await request.body(), by=viewer.account_id)
    async with database.transaction() as session:
        await achievements.set_image(session, viewer, achievement_id, picture)
    return await _achievement(database, settings, viewer, achievement_id)


@router.put("/achievements/{achievement_id}/design", responses=WRITES)
async def write_achievement_design(
    achievement_id: UUID,
    wanted: DesignWrite,
    viewer: Issuer,
    database: DatabaseDep,
    settings: SettingsDep,
) -> AchievementOwn:
    """Give an achievement a picture composed of the parts of `GET /badges/designs`."""
    picture = await pictures.clean(designs.drawn(wanted), by=viewer.account_id)
    async with database.transaction() as session:
        await achievements.set_image(session, viewer, achievement_id, picture, wanted)
    return await _achievement(database, settings, viewer, achievement_id)


@router.get("/designs", response_model=DesignChoices, responses=problems(400, 422, 429))
async def list_designs(settings: SettingsDep) -> Response:
    """Of what a badge's picture can be composed: shapes, colours, icons, and how they are drawn."""
    return public(settings, designs.choices_json())


@router.get(
    "/designs/preview.svg",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {}}}, **problems(400, 422, 429)},
)
async def preview_design(query: Annotated[DesignWrite, Query()], settings: SettingsDep) -> Response:
    """A composed picture, before it is chosen."""
    return public(settings, designs.drawn(query), "image/svg+xml")


async def _profile(
    database: Database, settings: Settings, viewer: Viewer, organisation_id: UUID
) -> ProfilePublic:
    async with database.reads.connect() as connection:
        return await profiles.read(connection, settings, viewer, organisation_id)


async def _achievement(
    database: Database, settings: Settings, viewer: Viewer, achievement_id: UUID
) -> AchievementOwn:
    async with database.reads.connect() as connection:
        return await achievements.read(connection, settings, viewer, achievement_id)
