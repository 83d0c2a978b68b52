"""HTTP of the second factor: one's own, and the reset by an admin."""

from uuid import UUID

from fastapi import APIRouter
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import sessions, sign_in_log
from api.people.accounts.routes.dependencies import UserAgent
from api.people.accounts.second_factor import passkeys, service, totp
from api.people.accounts.second_factor.schemas import (
    PasskeyCreate,
    PasskeyOptions,
    PasskeyProof,
    SecondFactorState,
    TotpCode,
    TotpSetup,
)
from api.platform.access import Admin, SignedIn, Viewer
from api.platform.kit.database import Database
from api.platform.kit.http import WRITES, DatabaseDep, SecretsDep, SettingsDep, problems
from api.platform.kit.problems import InvalidInputError
from api.platform.settings import Settings

router = APIRouter(tags=["second factor"])


async def _state(database: Database, settings: Settings, viewer: Viewer) -> SecondFactorState:
    async with database.reads.connect() as connection:
        return await service.state(connection, settings, viewer)


async def _note(session: AsyncSession, viewer: Viewer, method: str, proven: bool, user_agent: str) -> None:
    await sign_in_log.note(
        session,
        "proven" if proven else "wrong",
        method=method,
        account_id=viewer.account_id,
        device=sessions.device_name(user_agent),
    )


@router.get("/me/second-factor", responses=problems(400, 401, 429))
async def read_second_factor(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> SecondFactorState:
    """What protects my account."""
    return await _state(database, settings, viewer)


@router.post("/me/second-factor/passkeys/options", responses=WRITES)
async def ask_for_new_passkey(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> PasskeyOptions:
    """What the browser needs to make a passkey."""
    async with database.transaction() as session:
        return await passkeys.registration_options(session, settings, viewer)


@router.post("/me/second-factor/passkeys", status_code=201, responses=WRITES)
async def add_passkey(
    made: PasskeyCreate,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    user_agent: UserAgent = "",
) -> SecondFactorState:
    """Keep the passkey that the browser made; this device has proven it."""
    async with database.transaction() as session:
        kept = await passkeys.register(session, settings, viewer, made, sessions.device_name(user_agent))
    if not kept:
        raise InvalidInputError("credential_id", "passkey_refused")
    return await _state(database, settings, viewer)


@router.delete("/me/second-factor/passkeys/{passkey_id}", status_code=204, responses=WRITES)
async def remove_passkey(
    passkey_id: UUID, viewer: SignedIn, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Forget a passkey; staff keep at least one factor."""
    async with database.transaction() as session:
        await passkeys.remove(session, settings, viewer, passkey_id)


@router.post("/me/second-factor/passkeys/proof/options", responses=WRITES)
async def ask_for_proof(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep) -> PasskeyOptions:
    """What the browser needs to use a passkey."""
    async with database.transaction() as session:
        return await passkeys.proof_options(session, settings, viewer)


@router.post("/me/second-factor/passkeys/proof", responses=WRITES)
async def prove_with_passkey(
    proof: PasskeyProof,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    user_agent: UserAgent = "",
) -> SecondFactorState:
    """Prove with a passkey that it is me on this device."""
    async with database.transaction() as session:
        proven = await passkeys.prove(session, settings, viewer, proof)
        await _note(session, viewer, "passkey", proven, user_agent)
    if not proven:
        raise InvalidInputError("credential_id", "passkey_refused")
    return await _state(database, settings, viewer)


@router.post("/me/second-factor/totp", responses=WRITES)
async def begin_totp(
    viewer: SignedIn, database: DatabaseDep, settings: SettingsDep, secrets: SecretsDep
) -> TotpSetup:
    """A secret for an authenticator app, which counts once a code of it was given."""
    async with database.transaction() as session:
        return await totp.begin(session, settings, secrets, viewer)


@router.post("/me/second-factor/totp/confirm", responses=WRITES)
async def confirm_totp(
    given: TotpCode,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
) -> SecondFactorState:
    """A first code: the app is set up, and this device has proven it."""
    async with database.transaction() as session:
        right = await totp.confirm(session, settings, secrets, viewer, given.code)
    if not right:
        raise InvalidInputError("code", "wrong_totp")
    return await _state(database, settings, viewer)


@router.post("/me/second-factor/totp/proof", responses=WRITES)
async def prove_with_totp(
    given: TotpCode,
    viewer: SignedIn,
    database: DatabaseDep,
    settings: SettingsDep,
    secrets: SecretsDep,
    user_agent: UserAgent = "",
) -> SecondFactorState:
    """Prove with a code of the app that it is me on this device; each code works once."""
    async with database.transaction() as session:
        right = await totp.prove(session, settings, secrets, viewer, given.code)
        await _note(session, viewer, "totp", right, user_agent)
    if not right:
        raise InvalidInputError("code", "wrong_totp")
    return await _state(database, settings, viewer)


@router.delete("/me/second-factor/totp", status_code=204, responses=WRITES)
async def remove_totp(viewer: SignedIn, database: DatabaseDep, settings: SettingsDep) -> None:
    """Forget the authenticator app; staff keep at least one factor."""
    async with database.transaction() as session:
        await totp.remove(session, settings, viewer)


@router.delete("/accounts/{account_id}/second-factor", status_code=204, responses=WRITES)
async def reset_second_factor(
    account_id: UUID, viewer: Admin, database: DatabaseDep, settings: SettingsDep
) -> None:
    """Remove every factor of somebody who lost theirs; all their devices are signed out."""
    async with database.transaction() as session:
        await service.reset(session, settings, account_id, actor=viewer.account_id)
