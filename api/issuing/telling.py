"""Telling parents and the pages that show codes; who has an account is told through `notices`."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.accounts import service as accounts
from api.issuing import code_queries, parent_letters, queries
from api.issuing.models import CredentialStatus
from api.kit.clock import now
from api.kit.secrets import Secrets
from api.privacy import service as privacy
from api.settings import Settings


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
    """Let the pages that show a code count on, and the owner's other devices know of the badge; call it last.

    In one statement: between two, others would wait.
    """
    await (await session.connection()).execute(
        code_queries.TELL_CLAIMED,
        {"id": code_id, "account_id": account_id, "credential_id": credential_id, "status": status},
    )
