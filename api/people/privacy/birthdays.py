"""The birthday of consenting alone: the person is asked anew, and parents' access ends that day."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import acts, consents, letters, links, queries
from api.people.privacy.kinds import CONSENT_ASKED_ANEW
from api.people.privacy.moments import clocked
from api.people.privacy.words import name_in_letter
from api.platform.audit import service as audit
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.secrets import Secrets
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def due(connection: AsyncConnection, settings: Settings) -> Sequence[UUID]:
    """Whoever consented, or was about to, with a parent, and is old enough to decide alone."""
    return [row.id for row in await connection.execute(queries.GROWN_UP, clocked(settings))]


async def out_of_step(connection: AsyncConnection, settings: Settings) -> Sequence[UUID]:
    """Whoever the features still hold a consent of that no longer stands."""
    return [row.id for row in await connection.execute(queries.OUT_OF_STEP, clocked(settings))]


async def ask_anew(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
) -> None:
    """End the joint consents and the parents' links, and tell everybody; run twice, it tells once."""
    person = await consents.lock(session, settings, account_id)
    connection = await session.connection()
    parameters = clocked(settings, account_id=account_id)
    if account_id not in await due(connection, settings):
        return
    parent = (await connection.execute(queries.ANSWERED_REQUEST, parameters)).first()
    await consents.end_joint(session, settings, account_id)
    await connection.execute(queries.DELETE_TOKENS, parameters)
    if parent is not None:
        letter = letters.to_parent(
            "access_ended", parent.language, name_in_letter(person.first_name, parent.language)
        )
        await links.write_to(session, secrets, account_id, parent.sealed_address, letter)
    await connection.execute(queries.CLOSE_REQUESTS, {**parameters, "but": None, "unanswered": False})
    await consents.follow(session, settings, personal_data, account_id)
    await audit.note(session, acts.CONSENT_ASKED_ANEW, account_id=account_id)
    await notices.notify(session, settings, [account_id], CONSENT_ASKED_ANEW)


async def bring_into_step(
    session: AsyncSession, settings: Settings, personal_data: Sequence[PersonalData], account_id: UUID
) -> None:
    """Tell the features what ended without anybody deciding, for example by a change of birth date."""
    await consents.lock(session, settings, account_id)
    await consents.follow(session, settings, personal_data, account_id)
