"""Accounts of a demonstration, one per role, entered with one tap."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service
from api.platform.access import Role
from api.platform.kit.clock import now, today
from api.platform.kit.statements import run
from api.platform.settings import Settings

_NAMESPACE = UUID("6f0c9c5e-4a57-5d3c-9d0e-1f0f5f3b2a10")
_STUDENT_AGE = 14
"""The demonstration student is 14, so that a parent's consent can be seen; the others are adults."""

NAMES = {
    Role.STUDENT: "Démo élève",
    Role.PARENT: "Démo parent",
    Role.MENTOR: "Démo pro",
    Role.ISSUER: "Démo badges",
    Role.COMPANY: "Démo entreprise",
    Role.SCHOOL: "Démo établissement",
    Role.REFERENT: "Démo Région",
    Role.ADVISER: "Démo conseil",
    Role.DPO: "Démo données",
    Role.ADMIN: "Démo administration",
}

CREATE = text(
    """
    INSERT INTO account (id, email, first_name, birth_date, level, onboarded_at, created_at, seen_at)
    VALUES (:id, :email, :first_name, :birth_date, :level, :onboarded_at, :now, :now)
    ON CONFLICT (id) DO NOTHING
    """
)


def row_of(name: str) -> dict[str, Any]:
    """The demonstration account of that name, mostly a role: the values of its row."""
    moment = now()
    student = name == Role.STUDENT
    return {
        "id": uuid5(_NAMESPACE, name),
        "email": f"{name}@demo.example",
        "first_name": NAMES[Role(name)] if name in set(Role) else f"Démo {name}",
        "birth_date": today() - timedelta(days=round(365.25 * ((_STUDENT_AGE if student else 30) + 0.5))),
        "level": "middle_school" if student else None,
        "onboarded_at": None if student else moment,
        "now": moment,
    }


async def account_of_role(session: AsyncSession, settings: Settings, role: Role) -> UUID:
    """The demonstration account of a role, named by it; made when it is first entered."""
    row = row_of(role)
    account_id: UUID = row["id"]
    await run(session, CREATE, row)
    for department in settings.departments if role is Role.REFERENT else [""]:
        await service.grant(session, account_id, role, actor=None, department=department)
    return account_id
