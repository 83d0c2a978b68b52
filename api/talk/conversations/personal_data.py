"""What conversations keep about a person, and what becomes of it when they leave, withdraw or are banned."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import service as privacy
from api.platform.kit.clock import now
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.statements import run
from api.talk.conversations import parents, personal_data_queries, queries, steps


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    mine = {"account_id": account_id, "now": now()}
    return {
        "conversations": [
            dict(row._mapping) for row in await run(session, personal_data_queries.ABOUT, mine)
        ],
        "quick_replies": [{"text": row.text} for row in await run(session, queries.QUICK_REPLIES, mine)],
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    # The other side keeps what an adult said to them, by nobody in particular; nothing of what a minor wrote.
    await steps.close_of_account(session, account_id)
    others = (await run(session, personal_data_queries.OTHERS, {"account_id": account_id})).scalars().all()
    await privacy.forget_exports(session, others)
    for statement in personal_data_queries.ERASE:
        await run(session, statement, {"account_id": account_id})


async def _withdraw(session: AsyncSession, account_id: UUID, purpose: Purpose) -> None:
    if purpose is Purpose.CONVERSATIONS:
        await steps.close_of_student(session, account_id)


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    return await steps.close_of_account(session, account_id)


PERSONAL_DATA = PersonalData(
    "conversations",
    {"fr": "Tes conversations", "en": "Your conversations"},
    export=_export,
    erase=_erase,
    withdraw=_withdraw,
    banned=_banned,
    shown_to_parent=parents.shown,
)
