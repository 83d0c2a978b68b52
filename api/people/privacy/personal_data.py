"""What privacy itself keeps about a person: their consents, the copies they asked for."""

from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import data_queries, queries
from api.people.privacy.models import How, Party
from api.platform.kit import clock
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    return {
        part: [dict(row._mapping) for row in await run(session, statement, {"account_id": account_id})]
        for part, statement in data_queries.ABOUT.items()
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    # The proof stays for its period (GDPR art. 17 §3 e), under an account id that names nobody any more.
    parameters = {"account_id": account_id, "now": clock.now()}
    await run(session, queries.END_STANDING, {**parameters, "how": How.ERASED, "parties": list(Party)})
    await run(session, queries.DELETE_TOKENS, parameters)
    for statement in data_queries.DETACH_PROOF:
        await run(session, statement, parameters)


PERSONAL_DATA = PersonalData(
    "privacy",
    {"fr": "Accords et copies de données", "en": "Consents and copies"},
    export=_export,
    erase=_erase,
)
