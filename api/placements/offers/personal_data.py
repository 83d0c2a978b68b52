"""What offers keep about a person, and what becomes of a banned company's offers."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.offers import lifecycle
from api.placements.offers import personal_data_queries as queries
from api.placements.offers.models import HeldFor
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    parameters = {"account_id": account_id}
    return {
        "written": [dict(row._mapping) for row in await run(session, queries.AUTHORED, parameters)],
        "reports": [dict(row._mapping) for row in await run(session, queries.REPORTED_BY, parameters)],
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    """The offers are the organisation's: they stay with it, without who wrote them."""
    for statement in queries.FORGET:
        await run(session, statement, {"account_id": account_id})


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    """Its companies' offers are gone at once; those who applied are told by applications."""
    offer_ids = await lifecycle.offers_of_sole_owner(session, account_id)
    await lifecycle.withdraw_all(session, offer_ids, HeldFor.COMPANY_BANNED)
    return ()


PERSONAL_DATA = PersonalData(
    "offers",
    {"fr": "Offres et signalements", "en": "Offers and reports"},
    export=_export,
    erase=_erase,
    banned=_banned,
)
