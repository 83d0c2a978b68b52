"""HTTP of one's own account: profile, devices, address."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.people.accounts import birth_dates, service, sessions
from api.people.accounts.codes import service as codes
from api.people.accounts.routes.cookies import forget_session
from api.people.accounts.routes.sign_in import state_of
from api.people.accounts.schemas import (
    AgeState,
    BirthDateOutcome,
    BirthDateUpdate,
    CodeAnswer,
    CodeRequest,
    CodeSent,
    ConfirmationCreate,
    DevicePublic,
    MeUpdate,
    SessionState,
)
from api.platform.access import SignedIn
from api.platform.kit.http import READS, WRITES, DatabaseDep, LanguageDep, SecretsDep, SettingsDep, address_of
from api.platform.kit.problems import InvalidInputError
from api.platform.reading import TextTurn

router = APIRouter(prefix="/me", tags=["me"])


@router.patch("", responses=WRITES, dependencies=[TextTurn])
async def update_me(update: MeUpdate, viewer: SignedIn, database: DatabaseDep) -> SessionState:
    """Change one's profile and preferences."""
    async with database.transaction() as session:
        await service.update_profile(session, viewer.account_id, update)
    return await state_of(database, viewer)


@router.put("/birth-date", responses=WRITES)
async def set_birth_date(
    update: BirthDateUpdate, viewer: SignedIn, database: DatabaseDep
) -> BirthDateOutcome:
    """Say when one was born; a change that would lift a protection waits for a referent."""
    async with database.transaction() as session:
        if viewer.birth_date is not None:
            await service.check_second_factor(await session.connection(), viewer)
        kept = await birth_dates.set_birth_date(session, viewer.account_id, update.birth_date)
    return BirthDateOutcome(outcome="kept" if kept else "in_review")


@router.get("/age", responses=READS)
async def read_age(viewer: SignedIn, database: DatabaseDep) -> AgeState:
    """Whether somebody vouches for my age."""
    async with database.reads.connect() as connection:
        return await birth_dates.age_state(connection, viewer)


@router.put("/age/confirmation", responses=WRITES)
async def ask_confirmation(asked: ConfirmationCreate, viewer: SignedIn, database: DatabaseDep) -> AgeState:
    """Ask a referent to confirm my birth date; once more changes what I said with it."""
    async with database.transaction() as session:
        return await birth_dates.ask_confirmation(session, viewer, asked)


@router.post("/suggestions/reset", status_code=204, responses=WRITES)
async def reset_suggestions(viewer: SignedIn, database: DatabaseDep) -> None:
    """Forget commune and interests, and be welcomed anew."""
    async with database.transaction() as session:
        await service.reset_suggestions(session, viewer.account_id)


@router.post("/email", status_code=202, responses=WRITES)
async def ask_email_change(
    asked: CodeRequest,
    request: Request,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    language: LanguageDep,
) -> CodeSent:
    """Send a code to a new address."""
    async with database.transaction() as session:
        await service.check_second_factor(await session.connection(), viewer)
        # The session is what this browser holds.
        asker = codes.Asker(asking=str(viewer.session_id), known="", address=address_of(request))
        sent, _ = await codes.send_code(
            session, settings, secrets, asked.email, language, asker, account_id=viewer.account_id
        )
    return sent


@router.post("/email/verify", status_code=204, responses=WRITES)
async def confirm_email(
    answer: CodeAnswer,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> None:
    """Confirm the new address with its code."""
    async with database.transaction() as session:
        await service.check_second_factor(await session.connection(), viewer)
        right = await codes.code_is_right(
            session,
            settings,
            secrets,
            answer.id,
            answer.email,
            answer.code,
            [str(viewer.session_id)],
            account_id=viewer.account_id,
        )
        if right:
            await service.change_email(session, secrets, viewer.account_id, answer.email)
    if not right:
        raise InvalidInputError("code", "wrong_code")


@router.get("/sessions", responses=READS)
async def list_devices(viewer: SignedIn, database: DatabaseDep) -> list[DevicePublic]:
    """The devices that are signed in."""
    async with database.reads.connect() as connection:
        return await sessions.devices(connection, viewer)


@router.delete("/sessions/{session_id}", status_code=204, responses=READS)
async def close_device(
    session_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, response: Response
) -> None:
    """Sign a device out."""
    async with database.transaction() as session:
        await service.keep_proven(await session.connection(), settings, viewer, session_id)
        await sessions.close_session(session, viewer.account_id, session_id, forget=True)
    if session_id == viewer.session_id:
        forget_session(response, settings)


@router.delete("/sessions", status_code=204, responses=READS)
async def close_other_devices(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep) -> None:
    """Sign every other device out."""
    async with database.transaction() as session:
        await service.keep_proven(await session.connection(), settings, viewer)
        await sessions.close_sessions(session, viewer.account_id, but=viewer.session_id)
