"""What an achievement was awarded for: its list for the issuer, and revocation."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import acts, permissions, queries
from api.badges.issuing.achievements import after
from api.badges.issuing.kinds import BADGE_REVOKED
from api.badges.issuing.schemas import AwardRevocation, CredentialIssued, CredentialsQuery
from api.badges.issuing.states import CredentialStatus
from api.badges.issuing.words import shown
from api.people.moderation import facade as moderation
from api.platform.access import Viewer, adults
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.listing import Found
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.platform.kit.threads import read_text
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def page(
    connection: AsyncConnection, viewer: Viewer, achievement_id: UUID, query: CredentialsQuery
) -> list[Found]:
    """Awards of an achievement, the latest first. Raises NotFoundError, ForbiddenError."""
    await permissions.of_achievement(connection, viewer, achievement_id)
    rows = await connection.execute(
        queries.CREDENTIALS,
        {
            "achievement_id": achievement_id,
            "account_id": viewer.account_id,
            **adults(),
            "state": query.state,
            "words": query.q.strip(),
            "now": now(),
            "limit": query.limit + 1,
            **after(query.cursor),
        },
    )
    return [
        Found(row.created_at.timestamp(), str(row.id), CredentialIssued(**row._mapping).model_dump_json())
        for row in rows
    ]


async def revoke(
    session: AsyncSession, settings: Settings, viewer: Viewer, credential_id: UUID, wanted: AwardRevocation
) -> None:
    """End an award, or take an offer back that nobody has accepted; the same once more changes nothing.

    Raises NotFoundError, ForbiddenError, ConflictError (declined or lapsed).
    """
    connection = await session.connection()
    parameters = {"id": credential_id}
    achievement_id = (await connection.execute(queries.ACHIEVEMENT_OF_CREDENTIAL, parameters)).scalar()
    if achievement_id is None:
        raise NotFoundError
    organisation = await permissions.of_achievement(connection, viewer, achievement_id)
    await end(session, settings, viewer, credential_id, wanted, department=organisation.department)


async def end(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    credential_id: UUID,
    wanted: AwardRevocation,
    *,
    department: str | None,
) -> None:
    """The same, by somebody who has been found to be in charge; the holder is told. Raises as `revoke`."""
    parameters = {"id": credential_id}
    row = (await run(session, queries.LOCK_CREDENTIAL, parameters)).first()
    if row is None:
        raise NotFoundError
    if row.revoked_at is not None:
        return
    if row.status in (CredentialStatus.DECLINED, CredentialStatus.LAPSED):
        raise ConflictError("badge_over")
    if row.status == CredentialStatus.ISSUED:
        reason = await read_text(shown, "reason", wanted.reason)
        await moderation.require_may_say(session, viewer.account_id, row.account_id, reason, department or "")
        await run(
            session,
            queries.REVOKE,
            {**parameters, "now": now(), "account_id": viewer.account_id, "reason": reason},
        )
    else:
        await run(session, queries.TAKE_BACK, parameters)
    await audit.note(
        session,
        acts.BADGE_REVOKED,
        actor=viewer.account_id,
        account_id=row.account_id,
        department=department or None,
        achievement=row.achievement_id,
        credential=credential_id,
    )
    if row.status == CredentialStatus.ISSUED and row.account_id is not None:
        await notices.notify(session, settings, [row.account_id], BADGE_REVOKED, credential_id=credential_id)
