"""What owners make of their badges: taken, declined, hosted, deleted; who may is decided in the backpack."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.issuing import owning_queries as queries
from api.badges.issuing.codes import Claim
from api.platform.access import adults
from api.platform.kit.clock import now
from api.platform.kit.secrets import digest
from api.platform.kit.statements import run


async def take_offer(session: AsyncSession, account_id: UUID, token: str) -> UUID | None:
    """Make the account the owner of what the link of a mail offers; null: answered, lapsed or another's."""
    parameters = {"account_id": account_id, "digest": digest(token), **adults()}
    return (await run(session, queries.TAKE_OFFER, parameters)).scalar()


async def claim(session: AsyncSession, account_id: UUID, credential_id: UUID, given: Claim) -> bool:
    """Offer what a code gives, under the id that the phone made; False where that is another's."""
    parameters = {**given._asdict(), "id": credential_id, "account_id": account_id, "now": now()}
    return (await run(session, queries.CLAIM, parameters)).first() is not None


async def own(session: AsyncSession, credential_id: UUID, account_id: UUID) -> None:
    """Give what was offered to an address to the account that has proven it."""
    await run(session, queries.OWN, {"id": credential_id, "account_id": account_id})


async def decline(session: AsyncSession, credential_id: UUID) -> None:
    """Refuse what is not signed yet."""
    await run(session, queries.DECLINE, {"id": credential_id})


async def delete(session: AsyncSession, credential: Row[Any]) -> None:
    """Forget a signed badge (id, status_list_id, status_position): its files say « revoked » from now on."""
    await run(session, queries.END_PLACE, {**credential._mapping, "now": now()})
    await run(session, queries.DELETE, {"id": credential.id})


async def host(session: AsyncSession, credential_id: UUID) -> None:
    """Let anyone fetch the Open Badges 2.0 form of a signed badge."""
    await run(session, queries.HOST, {"id": credential_id, "now": now()})


async def unhost(session: AsyncSession, credential_id: UUID) -> None:
    """End that."""
    await run(session, queries.UNHOST, {"id": credential_id})


async def unhost_all(session: AsyncSession, account_id: UUID) -> None:
    """End that for all badges of an account."""
    await run(session, queries.UNHOST_ALL, {"account_id": account_id})


async def erase(session: AsyncSession, account_id: UUID) -> None:
    """Forget the badges and requests of an account, and what was offered to its address."""
    for statement in queries.ERASE:
        await run(session, statement, {"account_id": account_id, "now": now()})
