"""What push keeps about a person: their devices, which go with the account or the consent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run
from api.platform.push import queries


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    rows: Sequence[Any] = (await run(session, queries.OF_ACCOUNT, {"account_id": account_id})).all()
    return {"devices": [dict(row._mapping) for row in rows]}


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    for statement in queries.ERASE:
        await run(session, statement, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is Purpose.PUSH:
        await run(session, queries.END_DEVICES, {"account_id": account_id})


PERSONAL_DATA = PersonalData(
    "push",
    {"fr": "Appareils à prévenir", "en": "Devices to notify"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
)
