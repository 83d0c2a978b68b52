"""Adults who may not write to any minor: until a moderator has decided, or since one decided so.

Whom that keeps from whom is a condition of `api/safety/reach.py` (`kept_from`).
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.moderation import acts
from api.people.moderation import restriction_queries as queries
from api.people.moderation.telling import GRAVE
from api.platform.access import adults
from api.platform.audit import service as audit
from api.platform.jobs.queue import defer
from api.platform.kit.clock import now
from api.platform.kit.problems import ForbiddenError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run, run_each


async def restrict(
    session: AsyncSession, account_id: UUID | None, case_id: UUID, decision_id: UUID | None = None
) -> bool:
    """Keep an adult from every minor from now on; whether there is such an adult, not kept by this already.

    Whose age is not known counts as one, and for a decision who answered as a mentor. Without `decision_id`
    it lasts until the case is decided.
    """
    values = {"account_id": account_id, "case_id": case_id, "decision_id": decision_id, "now": now()}
    made = await run(session, queries.RESTRICT, {**values, **adults()})
    if account_id is None or made.first() is None:
        return False
    await look_at_others(session, account_id, thorough=True)
    return True


async def look_at_others(session: AsyncSession, account_id: UUID, *, thorough: bool = False) -> None:
    """Somebody is kept from minors, or apart from somebody, from now on: under each of their accounts.

    `thorough` for what staff or the app itself says, not for what anybody may say again and again.
    """
    await defer(session, "moderation:know_others", account_id=str(account_id), thorough=thorough)


async def know_others(
    session: AsyncSession, secrets: Secrets, account_id: UUID, *, thorough: bool = True
) -> None:
    """Keep the other accounts of a person from whom this one is kept, and apart from whom it is."""
    connection = await session.connection()
    others = await accounts.same_person(connection, secrets, account_id, thorough=thorough)
    for other in sorted(others):
        await know_again(session, secrets, other)


async def carry_on(session: AsyncSession, case_id: UUID, about_id: UUID | None, decision_id: UUID) -> None:
    """A decision keeps somebody from minors whose account was erased: who returned, and who will, is kept."""
    values = {"case_id": case_id, "about_id": about_id, "decision_id": decision_id}
    for statement in queries.CARRY_ON:
        await run(session, statement, values)


async def outlive(session: AsyncSession, account_id: UUID, marks: Collection[bytes]) -> None:
    """The account is erased, or not its owner's only one: by these keyed digests of its ways in, who returns
    is kept from minors anew, also by what is decided meanwhile, and stays apart from who turned them away, or
    whom they did.
    """
    values = {"account_id": account_id, "marks": list(marks), "now": now()}
    await run(session, queries.OUTLIVE, values)
    await run(session, queries.OUTLIVE_CASES, {**values, **adults(), "grave": GRAVE})
    await run(session, queries.OUTLIVE_SEPARATIONS, values)


async def know_again(session: AsyncSession, secrets: Secrets, account_id: UUID) -> None:
    """Keep a new account from whom another one of the same person, erased or still there, was kept: from
    minors, from somebody.
    """
    connection = await session.connection()
    try:
        account = await accounts.find(connection, account_id)
    except NotFoundError:
        return
    marks = await accounts.marks_of(connection, secrets, account_id, account.email)
    kept = set((await connection.execute(queries.KEPT_ACCOUNTS)).scalars()) - {account_id}
    for other in await accounts.of_same_person(connection, secrets, marks, kept):
        await outlive(session, other, marks)
    values = {"account_id": account_id, "marks": list(marks), "now": now()}
    for statement in queries.KNOW_AGAIN_APART:
        await connection.execute(statement, values)
    if (await connection.execute(queries.KNOW_AGAIN, values)).first() is not None:
        await audit.note(session, acts.ACCOUNT_KNOWN_AGAIN, account_id=account_id)


async def forget_marks(session: AsyncSession, days: int) -> int:
    """Forget a batch of those who have not returned for so long; how many marks."""
    return await run_each(session, queries.FORGET_MARKS, {"before": now() - timedelta(days=days)})


async def hold(session: AsyncSession, account_id: UUID, case_id: UUID) -> None:
    """Keep an adult from every minor until the case is decided; they are told by a job."""
    if await restrict(session, account_id, case_id):
        await defer(session, "moderation:tell_held", case_id=str(case_id))


async def end_holds(session: AsyncSession, case_id: UUID) -> list[Row[Any]]:
    """The case is decided: what lasted until then ends; the accounts that it kept, and since when."""
    rows = await run(session, queries.END_HOLDS, {"case_id": case_id, "now": now()})
    return list(rows)


async def hold_of(connection: AsyncConnection, account_id: UUID) -> datetime | None:
    """Since when an account waits for a decision before it may write to minors; None where it does not."""
    found: datetime | None = (await connection.execute(queries.HOLD_OF, {"account_id": account_id})).scalar()
    return found


async def end_of_decision(session: AsyncSession, decision_id: UUID) -> None:
    """A decision is taken back, and what it carried."""
    parameters = {"decision_id": decision_id, "now": now()}
    await run(session, queries.END_OF_DECISION, parameters)


async def require_may_reach(session: AsyncSession, account_id: UUID, reader_id: UUID | None) -> None:
    """Before somebody writes words that this person (none: nobody knows who) reads.

    Raises ForbiddenError while the writer is kept from minors and the reader may be one.
    """
    parameters = {"account_id": account_id, "reader_id": reader_id, **adults()}
    if (await run(session, queries.KEPT_FROM, parameters)).scalar_one():
        raise ForbiddenError("kept_from_minors")
