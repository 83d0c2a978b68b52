"""Telling parents and the pages that show codes; who has an account is told through `notices`."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import code_queries, parent_letters, queries
from api.badges.issuing.states import CredentialStatus
from api.people.accounts import service as accounts
from api.people.privacy import service as privacy
from api.platform.kit.clock import now
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.settings import Settings
from api.platform.stream import service as stream


async def tell_parent(
    session: AsyncSession, settings: Settings, secrets: Secrets, account_id: UUID, credential_id: UUID
) -> None:
    """Write to the parent of a child whose badge awaits them: that there is one, once a day at most."""
    connection = await session.connection()
    parameters = {"account_id": account_id, "id": credential_id, "now": now()}
    if (await connection.execute(queries.TOLD_LATELY, parameters)).scalar_one():
        return
    child = await accounts.find(connection, account_id)
    await privacy.write_to_parent(
        session, settings, secrets, account_id, child.first_name, parent_letters.badge_waits
    )


async def tell_claimed(
    session: AsyncSession, code_id: UUID, account_id: UUID, credential_id: UUID, status: CredentialStatus
) -> None:
    """Let the pages that show a code count on, and the owner's other devices know of the badge.

    Those who show it learn that it was used, not by whom.
    """
    for row in await run(session, code_queries.SHOWING, {"id": code_id}):
        await stream.tell(
            session,
            row.account_id,
            "badge.claimed",
            notice=False,
            code_id=code_id,
            achievement_id=row.achievement_id,
        )
    await stream.tell(session, account_id, f"badge.{status}", notice=False, credential_id=credential_id)
