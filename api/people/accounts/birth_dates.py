"""Decisions about birth dates: how one is kept or changed, and who vouches for it.

A typed birth date protects, and opens nothing (design §8.9): what it opens waits for somebody who knows the
person. What was vouched for is that very date, so that another one is not.
"""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import acts, kinds, queries
from api.people.accounts.models import VouchedBy
from api.people.accounts.schemas import AgeState, BirthDateReviewPublic, ConfirmationCreate
from api.platform.access import ADULT_ROLES, Role, Viewer, is_protected
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.geo import department_of
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.statements import of_who_asks, run
from api.platform.notices import service as notices

SLIP_WITHIN = timedelta(days=1)
"""How long after the account was made an adult may still say that they are a minor: a pupil at most."""


async def set_birth_date(
    session: AsyncSession, account_id: UUID, birth_date: date, *, vouched: bool = False
) -> bool:
    """Keep a birth date, or ask a referent; whether it was kept.

    The first answer counts. A later date only adds protection and is kept; an earlier one would lift some
    sooner, so it waits for a referent (of the department, where the commune is known). So does that of an
    adult who says to be a minor, unless a provider vouches for it, or the account is so new, and nothing but
    a pupil's, that it is a slip of the finger. Nobody vouches for the new date yet.
    Raises ConflictError: who acts for the Region or an organisation is an adult.
    """
    connection = await session.connection()
    locked = of_who_asks(await connection.execute(queries.LOCK_ACCOUNT, {"account_id": account_id}))
    known = locked.birth_date
    roles = await _roles(connection, account_id)
    if is_protected(birth_date) and roles & ADULT_ROLES:
        raise ConflictError("role_for_adults")
    slip = vouched or (now() - locked.created_at < SLIP_WITHIN and roles <= {Role.STUDENT})
    joins_minors = is_protected(birth_date) and not is_protected(known)
    if known is not None and (birth_date < known or (joins_minors and not slip)):
        await ask_review(session, account_id, birth_date)
        return False
    await _change(session, account_id, birth_date, actor=account_id)
    if known != birth_date:
        await audit.note(session, acts.BIRTH_DATE_SET, actor=account_id, account_id=account_id)
    return True


async def ask_review(session: AsyncSession, account_id: UUID, birth_date: date) -> None:
    """Have a referent look at another birth date than the one that is kept."""
    locked = of_who_asks(await run(session, queries.LOCK_ACCOUNT, {"account_id": account_id}))
    await _ask(session, account_id, birth_date, locked.commune_code)
    await audit.note(
        session,
        acts.BIRTH_DATE_REVIEW_ASKED,
        actor=account_id,
        account_id=account_id,
        department=_department(locked.commune_code) or None,
    )


async def birth_date_reviews(connection: AsyncConnection, viewer: Viewer) -> list[BirthDateReviewPublic]:
    """The birth dates that wait for this referent: to be changed, or confirmed as they are."""
    rows = await connection.execute(queries.BIRTH_DATE_REVIEWS, viewer.reach)
    reviews = [BirthDateReviewPublic(**row._mapping) for row in rows]
    if people := [one.account_id for one in reviews]:
        await audit.note_look_up(connection, viewer.account_id, "birth_date_reviews", people=people)
    return reviews


async def decide_birth_date(session: AsyncSession, viewer: Viewer, review_id: UUID, *, accept: bool) -> None:
    """Confirm or refuse a birth date. A confirmed one is vouched for by the referent.

    Raises NotFoundError for another referent's, or a done one, ConflictError: they hold a role of adults.
    """
    connection = await session.connection()
    # The person first, as everything that changes a birth date.
    locked = (await connection.execute(queries.LOCK_REVIEWED, {"id": review_id})).first()
    row = (
        await connection.execute(
            queries.DECIDE_BIRTH_DATE_REVIEW,
            {"id": review_id, "actor": viewer.account_id, "accepted": accept, "now": now(), **viewer.reach},
        )
    ).first()
    if row is None or locked is None:
        raise NotFoundError
    if accept and is_protected(row.asked) and await _roles(connection, row.account_id) & ADULT_ROLES:
        # Given the role while the change waited.
        raise ConflictError("role_for_adults")
    if accept:
        await _change(session, row.account_id, row.asked, actor=viewer.account_id)
    await audit.note(
        session,
        acts.BIRTH_DATE_REVIEW_ACCEPTED if accept else acts.BIRTH_DATE_REVIEW_REFUSED,
        actor=viewer.account_id,
        account_id=row.account_id,
        department=row.department or None,
    )
    changed = row.asked != locked.birth_date
    if accept and is_protected(row.asked):
        by = viewer.account_id
        await vouch(session, row.account_id, VouchedBy.REFERENT, actor=by, told=changed)
    if changed:
        await notices.show(session, [row.account_id], kinds.BIRTH_DATE_DECIDED, accepted=accept)
    elif not accept:
        await notices.show(session, [row.account_id], kinds.AGE_NOT_VOUCHED)


async def vouch(
    session: AsyncSession,
    account_id: UUID,
    how: VouchedBy,
    *,
    name: str = "",
    actor: UUID | None = None,
    told: bool = False,
) -> None:
    """Somebody who knows the person vouches for the birth date that is kept now; the person hears of it.

    `name` is how the person knows them (a school, a provider), `actor` the account that answers for it: the
    referent, or who made the code; `told` where the caller tells the person.
    Raises ConflictError where no birth date is kept.
    """
    vouched = await run(
        session,
        queries.VOUCH,
        {"account_id": account_id, "how": how, "name": name, "actor": actor, "now": now()},
    )
    if vouched.first() is None:
        raise ConflictError("birth_date_needed")
    await run(session, queries.END_CONFIRMATION, {"account_id": account_id})
    who = actor if how is VouchedBy.REFERENT else account_id
    await audit.note(session, acts.AGE_VOUCHED, actor=who, account_id=account_id, how=how)
    if not told:
        await notices.show(session, [account_id], kinds.AGE_VOUCHED)


async def withdraw_vouch(session: AsyncSession, account_id: UUID, how: VouchedBy, *, actor: UUID) -> None:
    """A personal code, or a provider, vouches for that age no more; what somebody else said since stands."""
    parameters = {"account_id": account_id, "how": how}
    gone = await run(session, queries.WITHDRAW_VOUCH, parameters)
    if gone.first() is not None:
        await audit.note(session, acts.AGE_VOUCH_WITHDRAWN, actor=actor, account_id=account_id)


async def is_vouched(connection: AsyncConnection, account_id: UUID) -> bool:
    """Whether somebody vouches for the birth date that is kept."""
    return (await connection.execute(queries.AGE_VOUCH, {"account_id": account_id})).first() is not None


async def age_state(connection: AsyncConnection, viewer: Viewer) -> AgeState:
    """Whether somebody vouches for the viewer's age, or what is to be done."""
    if viewer.birth_date is None:
        return AgeState(state="birth_date_needed")
    if not is_protected(viewer.birth_date):
        return AgeState(state="adult")
    parameters = {"account_id": viewer.account_id}
    row = (await connection.execute(queries.AGE_VOUCH, parameters)).first()
    if row is not None:
        return AgeState(state="vouched", how=row.how, name=row.name, at=row.vouched_at)
    asked = (await connection.execute(queries.OPEN_REVIEW, parameters)).first()
    return AgeState(state="needed" if asked is None else "asked")


async def ask_confirmation(session: AsyncSession, viewer: Viewer, asked: ConfirmationCreate) -> AgeState:
    """Ask a referent to confirm the birth date as it is; a second time changes what was said with it.

    Raises ConflictError: no birth date, of age, vouched for, or a change of it waits already.
    """
    connection = await session.connection()
    parameters = {"account_id": viewer.account_id}
    locked = of_who_asks(await connection.execute(queries.LOCK_ACCOUNT, parameters))
    await require_minor(connection, viewer.account_id, locked.birth_date)
    waiting = (await connection.execute(queries.OPEN_REVIEW, parameters)).first()
    if waiting is not None and waiting.asked != locked.birth_date:
        raise ConflictError("birth_date_in_review")
    await _ask(
        session, viewer.account_id, locked.birth_date, locked.commune_code, asked.place, asked.department
    )
    if waiting is None:
        await audit.note(
            session,
            acts.AGE_CONFIRMATION_ASKED,
            actor=viewer.account_id,
            account_id=viewer.account_id,
            department=asked.department,
        )
    return AgeState(state="asked")


async def require_minor(connection: AsyncConnection, account_id: UUID, birth_date: date | None) -> None:
    """Whether there is an age to vouch for.

    Raises ConflictError: none known, of age, vouched for, or of somebody with a role of adults: who hands out
    codes, or may, would make a minor of themself.
    """
    if birth_date is None:
        raise ConflictError("birth_date_needed")
    if not is_protected(birth_date):
        raise ConflictError("age_not_needed")
    if await is_vouched(connection, account_id):
        raise ConflictError("age_vouched")
    if await _roles(connection, account_id) & ADULT_ROLES:
        raise ConflictError("role_for_adults")


async def _ask(
    session: AsyncSession,
    account_id: UUID,
    birth_date: date,
    commune_code: str | None,
    place: str = "",
    department: str | None = None,
) -> None:
    await run(
        session,
        queries.ASK_BIRTH_DATE_REVIEW,
        {
            "account_id": account_id,
            "asked": birth_date,
            "department": department or _department(commune_code),
            "place": place,
        },
    )


async def _change(session: AsyncSession, account_id: UUID, birth_date: date, *, actor: UUID) -> None:
    parameters = {"account_id": account_id, "birth_date": birth_date}
    ended = await run(session, queries.CHANGE_BIRTH_DATE, parameters)
    if ended.first() is not None:
        await audit.note(session, acts.AGE_VOUCH_WITHDRAWN, actor=actor, account_id=account_id)


async def _roles(connection: AsyncConnection, account_id: UUID) -> set[Role]:
    rows = await connection.execute(queries.ROLES, {"account_id": account_id})
    return {Role(row.role) for row in rows}


def _department(commune_code: str | None) -> str:
    return department_of(commune_code) if commune_code else ""
