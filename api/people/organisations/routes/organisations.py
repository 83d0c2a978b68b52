"""HTTP of organisations: the company directory, making, reading, correcting and closing them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from api.people.organisations import limits, service
from api.people.organisations.directory import Lookup, look_up
from api.people.organisations.models import AttemptKind
from api.people.organisations.schemas import (
    DirectoryAnswer,
    OrganisationCreate,
    OrganisationMine,
    OrganisationPublic,
    OrganisationUpdate,
    Siret,
)
from api.platform.access import MaybeViewer, SignedIn
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
from api.platform.reading import TextTurn

router = APIRouter(tags=["organisations"])


@router.get("/organisations/directory/{siret}", responses=READS)
async def ask_directory(
    siret: Annotated[Siret, Path()],
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
) -> DirectoryAnswer:
    """What the public company directory says of a SIRET."""
    return service.directory_answer(await _look_up(viewer, database, settings, siret))


@router.post("/organisations", status_code=201, responses=WRITES, dependencies=[TextTurn])
async def create_organisation(
    draft: OrganisationCreate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> OrganisationMine:
    """Make an organisation and own it; others see it once it is verified."""
    lookup = Lookup(False, None)
    if draft.siret is not None:
        # No database session waits for the directory.
        lookup = await _look_up(viewer, database, settings, draft.siret)
    async with database.transaction() as session:
        made = await service.create(session, settings, secrets, viewer, draft, lookup.listed)
        mine = await service.mine(await session.connection(), viewer.account_id)
    return next(one for one in mine if one.id == made)


@router.get("/me/organisations", responses=READS)
async def list_my_organisations(viewer: SignedIn, database: DatabaseDep) -> list[OrganisationMine]:
    """The organisations I belong to."""
    async with database.reads.connect() as connection:
        return await service.mine(connection, viewer.account_id)


@router.get(
    "/organisations/{organisation_id}",
    response_model=OrganisationPublic,
    responses=problems(400, 404, 422, 429),
)
async def read_organisation(
    organisation_id: UUID, viewer: MaybeViewer, database: DatabaseDep, settings: SettingsDep
) -> Response:
    """An organisation, once it is verified; before, only its members and referents see it."""
    async with database.reads.connect() as connection:
        found, everybody = await service.read(connection, viewer, organisation_id)
    body = found.model_dump_json()
    return public(settings, body) if everybody else private(body)


@router.patch("/organisations/{organisation_id}", status_code=204, responses=WRITES, dependencies=[TextTurn])
async def update_organisation(
    organisation_id: UUID, changes: OrganisationUpdate, viewer: SignedIn, database: DatabaseDep
) -> None:
    """Correct what was typed, as long as nobody has checked it."""
    async with database.transaction() as session:
        await service.update(session, viewer, organisation_id, changes)


@router.delete("/organisations/{organisation_id}", status_code=204, responses=WRITES)
async def close_organisation(organisation_id: UUID, viewer: SignedIn, database: DatabaseDep) -> None:
    """Close an organisation: an owner, or a referent of its department."""
    async with database.transaction() as session:
        await service.close(session, viewer, organisation_id)


async def _look_up(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, siret: str) -> Lookup:
    async with database.transaction() as session:
        await limits.keep_within(
            session, viewer.account_id, AttemptKind.DIRECTORY, settings.directory_lookups_per_day
        )
        await limits.note(session, viewer.account_id, AttemptKind.DIRECTORY)
    return await look_up(settings.company_directory_url, siret)
