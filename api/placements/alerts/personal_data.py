"""What alerts keep about a person, and what becomes of it without the account or the consent `location`."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.placements.alerts import personal_data_queries, queries, service
from api.placements.alerts.schemas import AlertWrite
from api.platform.kit import clock
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    parts = {
        "alerts": personal_data_queries.EXPORT_ALERTS,
        "found_offers": personal_data_queries.EXPORT_HITS,
        "mail_links": personal_data_queries.EXPORT_STOP,
    }
    return {
        part: [dict(row._mapping) for row in await run(session, statement, {"account_id": account_id})]
        for part, statement in parts.items()
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    for statement in personal_data_queries.ERASE:
        await run(session, statement, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is not Purpose.LOCATION:
        return
    connection = await session.connection()
    stopped = await connection.execute(
        personal_data_queries.FORGET_COMMUNES,
        {"account_id": account_id, "today": clock.today(), "now": clock.now()},
    )
    for row in stopped.all():
        await connection.execute(queries.DELETE_KEYS, {"id": row.id})
        search = AlertWrite(kind=row.kinds, level=row.levels, rome=row.rome, week=row.weeks, q=row.q)
        names = await service.names_of(connection, search, row.rome, None)
        await connection.execute(personal_data_queries.RENAME, {"id": row.id, **names})


PERSONAL_DATA = PersonalData(
    "alerts",
    {"fr": "Recherches et offres trouvées", "en": "Searches and offers found"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
)
