"""What is kept about the owners of badges, and what becomes of it when they leave, withdraw or are banned."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.backpack import personal_data_queries as queries
from api.badges.backpack import shares
from api.badges.issuing.facade import asking, owning
from api.platform.kit.personal_data import KeptFile, PersonalData, Purpose
from api.platform.kit.statements import run

_ENDINGS = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"<", "svg"), (b"{", "json"), (b"eyJ", "jwt"))


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for part, statement in queries.ABOUT.items():
        rows = (await run(session, statement, {"account_id": account_id})).all()
        parts[part] = [_with_file(part, number, row._asdict()) for number, row in enumerate(rows, 1)]
    return parts


def _with_file(part: str, number: int, row: dict[str, Any]) -> dict[str, Any]:
    if part not in queries.FILES:
        return row
    column, statement = queries.FILES[part]
    beginning = row.pop("beginning")
    if row[column] is None:
        return row
    name = f"{part}-{number}.{_ending(bytes(beginning))}"
    return {**row, column: KeptFile(name, partial(_content, statement, row[column]))}


async def _content(statement: TextClause, row_id: UUID, session: AsyncSession) -> bytes | None:
    found: bytes | None = (await run(session, statement, {"id": row_id})).scalar()
    return found


def _ending(content: bytes) -> str:
    return next((ending for start, ending in _ENDINGS if content.startswith(start)), "txt")


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    for statement in queries.ERASE:
        await run(session, statement, {"account_id": account_id})
    await owning.erase(session, account_id)


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is Purpose.BADGES:
        await shares.stop_all(session, account_id)


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    await shares.stop_all(session, account_id)
    await asking.withdraw_all(session, account_id)
    return ()


async def _awaits_parent(connection: AsyncConnection, child_id: UUID) -> bool:
    return bool((await connection.execute(queries.AWAITS_PARENT, {"account_id": child_id})).scalar_one())


PERSONAL_DATA = PersonalData(
    "badges",
    {"fr": "Badges", "en": "Badges"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
    banned=_banned,
    awaits_parent=_awaits_parent,
)
