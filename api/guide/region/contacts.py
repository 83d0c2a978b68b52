"""Decisions about whom to call in a department: everybody reads it, the staff of that department write it."""

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.guide.region import acts, queries
from api.guide.region.schemas import ContactPublic, ContactWrite
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.problems import NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings


async def listed(connection: AsyncConnection, settings: Settings) -> list[ContactPublic]:
    """Every department of the region, also those of which nobody has said whom to call."""
    rows = await connection.execute(queries.CONTACTS, {"departments": settings.departments})
    return [ContactPublic(**row._mapping) for row in rows]


async def write(
    session: AsyncSession, settings: Settings, viewer: Viewer, department: str, contact: ContactWrite
) -> None:
    """Say whom to call. Raises NotFoundError: a department that is not the viewer's."""
    _check(settings, viewer, department)
    said = contact.model_dump()
    await run(session, queries.WRITE_CONTACT, {**said, "department": department, "now": now()})
    await audit.note(session, acts.CONTACT_CHANGED, actor=viewer.account_id, department=department, **said)


async def take_back(session: AsyncSession, settings: Settings, viewer: Viewer, department: str) -> None:
    """Say nothing any more; a second time changes nothing. Raises NotFoundError."""
    _check(settings, viewer, department)
    if (await run(session, queries.DELETE_CONTACT, {"department": department})).first() is not None:
        await audit.note(session, acts.CONTACT_TAKEN_BACK, actor=viewer.account_id, department=department)


def _check(settings: Settings, viewer: Viewer, department: str) -> None:
    if department not in settings.departments or not viewer.may_act_in(department):
        raise NotFoundError
