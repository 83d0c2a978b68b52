"""Decisions about consents: where each stands, a person's own yes or no, and what follows from it.

GDPR art. 7 and 8; loi Informatique et Libertés art. 45: under 15 the child and a holder of parental authority
consent jointly. A state is computed from the decisions and the birth date, never stored.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.privacy import acts, queries, wordings
from api.people.privacy.models import Answer, How, Party
from api.people.privacy.moments import clocked
from api.people.privacy.schemas import ConsentPublic, DecidedBy
from api.platform.audit import service as audit
from api.platform.feature.act import Act
from api.platform.kit.personal_data import PersonalData, Purpose
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import run
from api.platform.settings import Settings

_ACTS: dict[Answer, Act] = {
    Answer.AGREED: acts.CONSENT_AGREED,
    Answer.REFUSED: acts.CONSENT_REFUSED,
    Answer.WITHDRAWN: acts.CONSENT_WITHDRAWN,
}


async def allows(connection: AsyncConnection, settings: Settings, account_id: UUID, purpose: Purpose) -> bool:
    """Whether the person's consent to a purpose stands now."""
    found = await connection.execute(
        queries.ALLOWS, clocked(settings, account_id=account_id, purpose=purpose)
    )
    return bool(found.scalar())


async def departments(
    session: AsyncSession, personal_data: Sequence[PersonalData], account_id: UUID
) -> list[str]:
    """The departments whose referents may act on a person."""
    return sorted({one for room in personal_data for one in await room.departments(session, account_id)})


async def lock(session: AsyncSession, settings: Settings, account_id: UUID) -> Row[Any]:
    """Make decisions about one person wait for each other; what they need to know. Raises NotFoundError."""
    row = (await run(session, queries.LOCK_ACCOUNT, clocked(settings, account_id=account_id))).first()
    if row is None:
        raise NotFoundError
    return row


async def states(
    connection: AsyncConnection, settings: Settings, account_id: UUID
) -> dict[Purpose, Row[Any]]:
    """Where every purpose stands, with the last answers of the person and of a parent."""
    rows = await connection.execute(
        queries.STATES, clocked(settings, account_id=account_id, purposes=list(Purpose))
    )
    return {Purpose(row.purpose): row for row in rows}


async def decide(
    session: AsyncSession,
    settings: Settings,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
    purpose: Purpose,
    *,
    agree: bool,
    wording: str | None,
) -> None:
    """Write the person's own yes or no down, with the words that were on their screen; a no takes effect at
    once.

    Raises ConflictError to a yes of somebody whose age is not known.
    """
    person = await lock(session, settings, account_id)
    if person.birth_date is None and agree:
        raise ConflictError("birth_date_needed")
    now = (await states(await session.connection(), settings, account_id))[purpose]
    standing = now.self_answer if now.self_how != How.AGE_REACHED else None
    if (standing == Answer.AGREED) is agree and standing is not None:
        return
    answer = Answer.AGREED if agree else Answer.WITHDRAWN if standing == Answer.AGREED else Answer.REFUSED
    await write(session, settings, account_id, purpose, Party.SELF, answer, How.APP, wording=wording)
    await audit.note(session, _ACTS[answer], actor=account_id, account_id=account_id, purpose=purpose)
    await follow(session, settings, personal_data, account_id, ended=() if agree else (purpose,))


async def write(
    session: AsyncSession,
    settings: Settings,
    account_id: UUID,
    purpose: Purpose,
    party: Party,
    answer: Answer,
    how: How,
    request_id: UUID | None = None,
    wording: str | None = None,
) -> None:
    """Add a decision to the proof."""
    await run(
        session,
        queries.INSERT_DECISION,
        clocked(
            settings,
            account_id=account_id,
            purpose=purpose,
            party=party,
            answer=answer,
            how=how,
            request_id=request_id,
            wording=wordings.known(wording),
        ),
    )


async def end_standing(
    session: AsyncSession, settings: Settings, account_id: UUID, how: How, *parties: Party
) -> bool:
    """End every yes of these parties that still stands; whether there was any."""
    ended = await run(
        session,
        queries.END_STANDING,
        clocked(settings, account_id=account_id, how=how, parties=list(parties)),
    )
    return ended.first() is not None


async def end_joint(session: AsyncSession, settings: Settings, account_id: UUID) -> None:
    """At the birthday: what child and parent agreed to has ended; what was decided alone since stays."""
    await run(session, queries.END_JOINT, clocked(settings, account_id=account_id))


async def follow(
    session: AsyncSession,
    settings: Settings,
    personal_data: Sequence[PersonalData],
    account_id: UUID,
    ended: Collection[Purpose] = (),
) -> set[Purpose]:
    """Tell the features what no longer stands (`ended`: in any case); the purposes they were told of."""
    connection = await session.connection()
    parameters = clocked(settings, account_id=account_id)
    in_force = {Purpose(row.purpose) for row in await connection.execute(queries.IN_FORCE, parameters)}
    found = await states(connection, settings, account_id)
    granted = {purpose for purpose, row in found.items() if row.state == "granted"}
    for purpose in sorted(granted - in_force):
        await connection.execute(queries.BEGIN_FORCE, {**parameters, "purpose": purpose})
        await audit.note(session, acts.CONSENT_IN_FORCE, account_id=account_id, purpose=purpose)
    over = (in_force - granted) | set(ended)
    for purpose in sorted(over):
        await connection.execute(queries.END_FORCE, {**parameters, "purpose": purpose})
        for room in personal_data:
            await room.withdraw(session, account_id, purpose)
        if purpose in in_force:
            await audit.note(session, acts.CONSENT_OVER, account_id=account_id, purpose=purpose)
    return over


def public(purpose: Purpose, row: Row[Any]) -> ConsentPublic:
    """A state with its moment and its author."""
    since, by = _origin(row)
    agreed = row.self_answer == Answer.AGREED
    return ConsentPublic(purpose=purpose, state=row.state, since=since, decided_by=by, agreed=agreed)


def _origin(row: Row[Any]) -> tuple[Any, DecidedBy | None]:
    if row.state in ("birth_date_needed", "not_asked"):
        return None, None
    if row.alone or row.state == "waiting_for_parent" or row.self_answer != Answer.AGREED:
        own: tuple[Any, DecidedBy | None] = (row.self_at, "self")
    elif row.state == "granted":
        own = max(row.self_at, row.parent_at), "parent" if row.parent_at >= row.self_at else "self"
    else:
        own = row.parent_at, "parent"
    if row.alone or row.opposed_at is None:
        return own
    return (row.opposed_at, "second_parent") if row.upheld_at is None else (row.upheld_at, "referent")
