"""What candidacies keep about people, and what becomes of it when they leave or are banned."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.verification import personal_data_queries, queries
from api.people.verification.endings import end_role
from api.people.verification.models import CandidateRole
from api.platform.kit.clock import now
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.statements import run


async def _export(session: AsyncSession, account_id: UUID) -> dict[str, Any]:
    parameters = {"account_id": account_id}
    profile = (await run(session, personal_data_queries.EXPORT_PROFILE, parameters)).first()
    candidacies = await run(session, personal_data_queries.EXPORT_CANDIDACIES, parameters)
    return {
        "candidacies": [dict(row._mapping) for row in candidacies],
        "mentor_profile": dict(profile._mapping) if profile else None,
    }


async def _erase(session: AsyncSession, account_id: UUID) -> None:
    approved = (await run(session, personal_data_queries.APPROVED_OF, {"account_id": account_id})).all()
    for statement in personal_data_queries.ERASE:
        await run(session, statement, {"account_id": account_id})
    for row in approved:
        await end_role(session, account_id, CandidateRole(row.role), row.organisation_id, actor=None)


async def _banned(session: AsyncSession, account_id: UUID) -> Sequence[UUID]:
    moment = now()
    await run(session, personal_data_queries.CLOSE_ALL, {"account_id": account_id, "now": moment})
    for row in (await run(session, personal_data_queries.APPROVED_OF, {"account_id": account_id})).all():
        await run(session, queries.CLOSE_APPROVED, {"id": row.id, "now": moment})
        await end_role(session, account_id, CandidateRole(row.role), row.organisation_id, actor=None)
    return ()


async def _departments(session: AsyncSession, account_id: UUID) -> Sequence[str]:
    return list((await run(session, personal_data_queries.DEPARTMENTS, {"account_id": account_id})).scalars())


PERSONAL_DATA = PersonalData(
    "verification",
    {
        "fr": "Tes demandes de rôle et ton profil de mentor",
        "en": "Your requests for roles, your mentor profile",
    },
    export=_export,
    erase=_erase,
    banned=_banned,
    departments=_departments,
)
