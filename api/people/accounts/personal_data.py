"""What accounts keep about a person; erased last of all, with the account's row."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import personal_data_queries, queries, service, sign_in_log
from api.platform.kit.clock import now
from api.platform.kit.geo import department_of
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    connection = await session.connection()
    parameters = {"account_id": account_id}
    return {
        "profile": dict((await service.find(connection, account_id))._mapping),
        "roles": [dict(row._mapping) for row in await connection.execute(queries.ROLES, parameters)],
        "sign_in_services": [
            dict(row._mapping) for row in await connection.execute(queries.IDENTITIES, parameters)
        ],
        "devices": [
            dict(row._mapping)
            for row in await connection.execute(queries.SESSIONS, {**parameters, "now": now()})
        ],
        "known_browsers": [
            dict(row._mapping)
            for row in await connection.execute(personal_data_queries.KNOWN_BROWSERS, parameters)
        ],
        "sign_ins": await sign_in_log.of_account(session, account_id),
        "second_factors": [
            dict(row._mapping)
            for row in await connection.execute(personal_data_queries.SECOND_FACTORS, parameters)
        ],
        "bans": [
            dict(row._mapping) for row in await connection.execute(personal_data_queries.BANS, parameters)
        ],
        "age_vouches": [
            dict(row._mapping) for row in await connection.execute(queries.AGE_VOUCH, parameters)
        ],
        "birth_date_requests": [
            dict(row._mapping)
            for row in await connection.execute(personal_data_queries.REVIEWS_ASKED, parameters)
        ],
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    for statement in personal_data_queries.ERASE:
        await run(session, statement, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is Purpose.LOCATION:
        await service.set_commune(session, account_id, None)


async def _departments(session: AsyncSession, account_id: UUID) -> Sequence[str]:
    commune = (await service.find(await session.connection(), account_id)).commune_code
    return [department_of(commune)] if commune else []


PERSONAL_DATA = PersonalData(
    "accounts",
    {"fr": "Ton compte", "en": "Your account"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
    departments=_departments,
)
"""Erased last: everything else refers to the account."""
