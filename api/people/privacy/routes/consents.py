"""HTTP of one's consents, of the parent who shares in them, and of the commune that needs one."""

from fastapi import APIRouter

from api.people.privacy import asking, consents, guardians, service
from api.people.privacy.schemas import CommuneUpdate, ConsentsPublic, ConsentUpdate, GuardianUpdate
from api.platform.access import SignedIn
from api.platform.kit.http import (
    WRITES,
    DatabaseDep,
    LanguageDep,
    PersonalDataDep,
    SecretsDep,
    SettingsDep,
    problems,
)
from api.platform.kit.personal_data import Purpose

router = APIRouter(prefix="/me", tags=["privacy"])


@router.get("/consents", responses=problems(400, 401, 403, 404, 429))
async def read_consents(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> ConsentsPublic:
    """Where each optional processing stands, and the link that a parent has."""
    async with database.reads.connect() as connection:
        return await guardians.overview(connection, settings, secrets, viewer.account_id)


@router.put("/consents/{purpose}", responses=WRITES)
async def decide_consent(
    purpose: Purpose,
    update: ConsentUpdate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
) -> ConsentsPublic:
    """Agree, refuse or withdraw; a withdrawal takes effect at once."""
    async with database.transaction() as session:
        await consents.decide(
            session,
            settings,
            personal_data,
            viewer.account_id,
            purpose,
            agree=update.agree,
            wording=update.wording,
        )
        return await guardians.overview(await session.connection(), settings, secrets, viewer.account_id)


@router.put("/guardian", responses=WRITES)
async def ask_guardian(
    update: GuardianUpdate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
    language: LanguageDep,
) -> ConsentsPublic:
    """Send a parent a link; the former is dead, and another address ends what the former parent accepted."""
    async with database.transaction() as session:
        await asking.ask(session, settings, secrets, personal_data, viewer.account_id, update.email, language)
        return await guardians.overview(await session.connection(), settings, secrets, viewer.account_id)


@router.post("/guardian/remind", responses=WRITES)
async def remind_guardian(
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    personal_data: PersonalDataDep,
) -> ConsentsPublic:
    """Remind the parent, once a day."""
    async with database.transaction() as session:
        await asking.remind(session, settings, secrets, personal_data, viewer.account_id)
        return await guardians.overview(await session.connection(), settings, secrets, viewer.account_id)


@router.put("/commune", status_code=204, responses=WRITES)
async def keep_commune(
    update: CommuneUpdate, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Keep the chosen commune on the server; needs the consent `location`."""
    async with database.transaction() as session:
        await service.keep_commune(session, settings, viewer.account_id, update.commune_code)
