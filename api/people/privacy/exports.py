"""Decisions about exports: everything about me, as a page to read and as JSON (GDPR art. 15 and 20)."""

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.privacy import acts, report
from api.people.privacy import data_queries as queries
from api.people.privacy.consents import lock
from api.people.privacy.kinds import EXPORT_READY
from api.people.privacy.schemas import ExportPublic
from api.platform.audit import service as audit
from api.platform.feature.labels import Labels
from api.platform.jobs.queue import defer
from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.kit.locks import beside_each_other
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import ConflictError, NotFoundError, TooManyRequestsError
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings

ERASURE = b"erasure"
"""No copy is built while somebody is erased: it would keep what they wrote to others. And erasing waits for
those that are being built.
"""
_STUCK = timedelta(hours=2)
"""After that, an export that is still not ready never will be."""


async def ask(session: AsyncSession, settings: Settings, account_id: UUID) -> ExportPublic:
    """Have an export made. Raises ConflictError while one is, TooManyRequestsError after some a day."""
    await lock(session, settings, account_id)
    moment = clock.now()
    parameters = {"account_id": account_id, "now": moment, "stuck_before": moment - _STUCK}
    await run(session, queries.DELETE_STUCK_EXPORT, parameters)
    counted = (await run(session, queries.EXPORTS_TODAY, parameters)).one()
    if counted.running:
        raise ConflictError("export_running")
    if counted.asked >= settings.exports_per_day:
        raise TooManyRequestsError.until(counted.oldest + timedelta(days=1), moment)
    row = (await run(session, queries.ASK_EXPORT, parameters)).first()
    if row is None:
        raise ConflictError("export_running")
    await audit.note(session, acts.EXPORT_ASKED, actor=account_id, account_id=account_id)
    await defer(session, "privacy:build_export", export_id=str(row.id))
    return ExportPublic(**row._mapping)


async def build(
    session: AsyncSession,
    settings: Settings,
    personal_data: Sequence[PersonalData],
    labels: Labels,
    export_id: UUID,
) -> None:
    """Gather what every feature keeps, and tell the person; run twice, it builds one."""
    connection = await session.connection()
    await beside_each_other(connection, ERASURE)
    found = (await connection.execute(queries.EXPORT_TO_BUILD, {"id": export_id})).first()
    if found is None:
        return
    account_id = found.account_id
    moment = clock.now()
    size = number = 0
    async for piece in _gathered(session, personal_data, labels, account_id, moment):
        await connection.execute(queries.ADD_PIECE, {"id": export_id, "number": number, "content": piece})
        size += len(piece)
        number += 1
    await connection.execute(
        queries.FINISH_EXPORT,
        {
            "id": export_id,
            "now": moment,
            "expires_at": moment + timedelta(days=settings.export_days),
            "size": size,
        },
    )
    await audit.note(session, acts.EXPORT_READY, account_id=account_id)
    await notices.notify(session, settings, [account_id], EXPORT_READY, export_id=export_id)


async def hand_over(
    session: AsyncSession, personal_data: Sequence[PersonalData], labels: Labels, account_id: UUID
) -> AsyncIterator[bytes]:
    """The same for an operator whom the person asked in writing, piece by piece; nothing of it is kept.

    Raises NotFoundError.
    """
    await beside_each_other(await session.connection(), ERASURE)
    await audit.note(session, acts.EXPORT_FETCHED, account_id=account_id)
    async for piece in _gathered(session, personal_data, labels, account_id, clock.now()):
        yield piece


async def _gathered(
    session: AsyncSession,
    personal_data: Sequence[PersonalData],
    labels: Labels,
    account_id: UUID,
    moment: datetime,
) -> AsyncIterator[bytes]:
    account = await accounts.find(await session.connection(), account_id)
    parts = [(room, await room.export(session, account_id)) for room in personal_data]
    async for piece in report.packed(session, parts, labels, account.language, moment):
        yield piece


async def forget(session: AsyncSession, account_ids: Collection[UUID]) -> None:
    """Forget these people's ready exports: they hold what somebody else wrote, and that is erased now.

    Whoever asks anew gets one without it.
    """
    await run(session, queries.FORGET_EXPORTS, {"account_ids": sorted(account_ids)})


async def mine(connection: AsyncConnection, account_id: UUID) -> list[ExportPublic]:
    """The person's exports, newest first."""
    rows = await connection.execute(queries.EXPORTS, {"account_id": account_id, "now": clock.now()})
    return [ExportPublic(**row._mapping) for row in rows]


async def size_of(session: AsyncSession, account_id: UUID, export_id: UUID) -> int:
    """How many bytes a ready export has, for its owner. Raises NotFoundError."""
    parameters = {"id": export_id, "account_id": account_id, "now": clock.now()}
    size: int | None = (await run(session, queries.EXPORT_SIZE, parameters)).scalar()
    if size is None:
        raise NotFoundError
    return size


async def begin_fetching(session: AsyncSession, account_id: UUID, export_id: UUID) -> int:
    """The same, for its owner who fetches it now. Raises NotFoundError."""
    size = await size_of(session, account_id, export_id)
    await audit.note(session, acts.EXPORT_FETCHED, actor=account_id, account_id=account_id)
    return size


async def pieces(database: Database, export_id: UUID) -> AsyncIterator[bytes]:
    """What it holds, one piece after the other, by a connection of its own each: a phone reads slowly.

    One that is forgotten meanwhile ends too soon.
    """
    for number in count():
        async with database.reads.connect() as connection:
            parameters = {"id": export_id, "number": number}
            piece = (await connection.execute(queries.EXPORT_PIECE, parameters)).scalar()
        if piece is None:
            return
        yield bytes(piece)
