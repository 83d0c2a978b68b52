"""The end of an approval, whoever ends it: the role goes, and the organisation when nobody stands for it."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.organisations import service as organisations
from api.people.verification import queries
from api.people.verification.models import CandidateRole
from api.platform.access import Role
from api.platform.kit.statements import run


async def end_role(
    session: AsyncSession,
    account_id: UUID,
    role: CandidateRole,
    organisation_id: UUID | None,
    *,
    actor: UUID | None,
) -> None:
    """Take away what an approval had given, unless another approval still gives it.

    The caller has changed the candidacy's status already.
    """
    await run(session, queries.LOCK_PERSON, {"account_id": account_id})
    held = {"account_id": account_id, "role": role}
    if not (await run(session, queries.STILL_APPROVED, held)).scalar_one():
        await accounts.revoke(session, account_id, Role(role), actor=actor)
    if organisation_id is None:
        return
    of = {"organisation_id": organisation_id, "role": role}
    if (await run(session, queries.LOCK_ORGANISATION, of)).first() is None:
        return
    if not (await run(session, queries.STILL_VERIFIED, of)).scalar_one():
        await organisations.unverify(session, organisation_id, actor=actor)
