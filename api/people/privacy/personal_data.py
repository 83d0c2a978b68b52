"""What privacy itself keeps about a person: their consents, the copies they asked for."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import data_queries, queries
from api.people.privacy.models import How, Party
from api.platform.kit import clock
from api.platform.kit.personal_data import PersonalData


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    connection = await session.connection()
    return {
        part: [dict(row._mapping) for row in await connection.execute(statement, {"account_id": account_id})]
        for part, statement in data_queries.ABOUT.items()
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    # The proof stays for its period (GDPR art. 17 §3 e), under an account id that names nobody any more.
    connection = await session.connection()
    parameters = {"account_id": account_id, "now": clock.now()}
    await connection.execute(queries.END_STANDING, {**parameters, "how": How.ERASED, "parties": list(Party)})
    await connection.execute(queries.DELETE_TOKENS, parameters)
    for statement in data_queries.DETACH_PROOF:
        await connection.execute(statement, parameters)


PERSONAL_DATA = PersonalData(
    "privacy",
    {"fr": "Accords et copies de données", "en": "Consents and copies"},
    export=_export,
    erase=_erase,
)
