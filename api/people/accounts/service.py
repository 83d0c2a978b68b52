"""Decisions about accounts: making and finding them, their profile, roles and birth date."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import acts, queries, words
from api.people.accounts.advisers import service_hours
from api.people.accounts.bans import (
    Owners,
    ban,
    had_address,
    is_banned,
    is_of_banned_company,
    keep_former_address,
    look_again,
    marks_of,
    of_same_person,
    owners_of,
    same_person,
)
from api.people.accounts.bans import lift as lift_ban
from api.people.accounts.birth_dates import (
    age_state,
    ask_review,
    is_vouched,
    require_minor,
    set_birth_date,
    vouch,
    withdraw_vouch,
)
from api.people.accounts.codes.passes import pass_mark
from api.people.accounts.leaving import (
    ended,
    leave,
    leave_at_once,
    lock_ended,
    stay,
    warn_unused,
)
from api.people.accounts.models import VouchedBy
from api.people.accounts.queries import signed_in
from api.people.accounts.schemas import (
    AccountFound,
    AccountQuery,
    Me,
    MeUpdate,
    RolePublic,
)
from api.people.accounts.sessions import known_by
from api.platform.access import ADULT_ROLES, STAFF, Role, Viewer, is_protected
from api.platform.audit import service as audit
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.problems import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.mail import service as mail
from api.platform.notices.service import Topic
from api.platform.settings import Settings
from api.safety.published import service as published
from api.safety.safeguarding.service import shows_surname

__all__ = [
    "Owners",
    "VouchedBy",
    "age_state",
    "ask_review",
    "ban",
    "ended",
    "had_address",
    "is_banned",
    "is_of_banned_company",
    "is_vouched",
    "known_by",
    "leave",
    "leave_at_once",
    "lift_ban",
    "lock_ended",
    "look_again",
    "marks_of",
    "of_same_person",
    "owners_of",
    "pass_mark",
    "require_minor",
    "same_person",
    "service_hours",
    "set_birth_date",
    "signed_in",
    "stay",
    "vouch",
    "warn_unused",
    "withdraw_vouch",
]  # fmt: skip


async def account_of_email(session: AsyncSession, secrets: Secrets, email: str, language: Language) -> UUID:
    """The account of a proven address, made at its first sign-in. Raises ForbiddenError when banned."""
    if await is_banned(session, secrets, email=email):
        raise ForbiddenError("account_banned")
    return await ensure_account(session, email, language)


async def ensure_account(session: AsyncSession, email: str, language: Language) -> UUID:
    """The account of an address, made where there is none."""
    parameters = {"email": email, "language": language, "now": now()}
    made = (await run(session, queries.CREATE_WITH_EMAIL, parameters)).first()
    row = made or (await run(session, queries.ACCOUNT_OF_EMAIL, {"email": email})).one()
    account_id: UUID = row.id
    if made is not None:
        await look_again(session, account_id)
    return account_id


async def check_second_factor(connection: AsyncConnection, viewer: Viewer) -> None:
    """Whoever has a second factor has proven it on this device lately: the mailbox alone opens less.

    An adviser has one always: their data hold what minors wrote to them. For what takes the account away
    (its address, its data, its end), whom it reaches (another birth date), or what it answers for (an
    organisation, its owners, an issuer's keys and badges). Raises ForbiddenError.
    """
    has_factor = await connection.execute(queries.HAS_SECOND_FACTOR, {"account_id": viewer.account_id})
    due = has_factor.scalar_one() or Role.ADVISER in viewer.roles
    if due and not viewer.strong:
        raise ForbiddenError("second_factor_needed")


async def keep_proven(
    connection: AsyncConnection, settings: Settings, viewer: Viewer, session_id: UUID | None = None
) -> None:
    """Before other devices (one of them) are signed out: one that has proven the second factor lately is not
    by one that has not. Raises ForbiddenError.
    """
    parameters = {
        "account_id": viewer.account_id,
        "here": viewer.session_id,
        "session_id": session_id,
        "since": now() - timedelta(hours=settings.staff_session_hours),
    }
    if (await connection.execute(queries.PROVEN_ELSEWHERE, parameters)).scalar_one():
        await check_second_factor(connection, viewer)


async def change_email(session: AsyncSession, secrets: Secrets, account_id: UUID, email: str) -> None:
    """Give the account a proven address, and tell the former one, in case somebody else did it.

    Raises ConflictError (another's), ForbiddenError (banned).
    """
    connection = await session.connection()
    if await is_banned(session, secrets, email=email):
        raise ForbiddenError("account_banned")
    try:
        async with connection.begin_nested():
            changed = (
                await connection.execute(queries.CHANGE_EMAIL, {"account_id": account_id, "email": email})
            ).one()
    except IntegrityError:
        raise ConflictError("email_taken") from None
    await audit.note(session, acts.ACCOUNT_EMAIL_CHANGED, actor=account_id, account_id=account_id)
    if changed.former not in (None, email):
        await keep_former_address(session, secrets, account_id, changed.former)
        letter = words.email_changed(changed.language)
        await mail.send(session, changed.former, letter, about=account_id)
    await look_again(session, account_id)


async def find_by_email(connection: AsyncConnection, email: str) -> UUID | None:
    """The account of an address, where there is one."""
    found: UUID | None = (await connection.execute(queries.ACCOUNT_OF_EMAIL, {"email": email})).scalar()
    return found


async def find(connection: AsyncConnection, account_id: UUID) -> Row[Any]:
    """The account's row: id, status, first_name, birth_date, email, language… Raises NotFoundError."""
    row = (await connection.execute(queries.ACCOUNT, {"account_id": account_id})).first()
    if row is None:
        raise NotFoundError
    return row


async def stop_mails(session: AsyncSession, account_id: UUID, subject: Topic) -> None:
    """No more mails about a subject; the other channels stay as they were chosen."""
    await run(session, queries.STOP_MAILS, {"account_id": account_id, "subject": subject})


async def roles_of(connection: AsyncConnection, account_id: UUID) -> list[RolePublic]:
    """The roles of an account."""
    rows = await connection.execute(queries.ROLES, {"account_id": account_id})
    return [RolePublic(role=Role(row.role), department=row.department or None) for row in rows]


async def holders_of(connection: AsyncConnection, role: Role, department: str | None = None) -> list[UUID]:
    """The active accounts that hold a role (in a department)."""
    rows = await connection.execute(queries.HOLDERS_OF_ROLE, {"role": role, "department": department})
    return [row.account_id for row in rows]


async def me(connection: AsyncConnection, viewer: Viewer) -> Me:
    """The viewer's own account."""
    row = await find(connection, viewer.account_id)
    parameters = {"account_id": viewer.account_id}
    has_second_factor = (await connection.execute(queries.HAS_SECOND_FACTOR, parameters)).scalar_one()
    needed = bool(viewer.roles & STAFF)
    if viewer.strong:
        second_factor = "proven"
    elif has_second_factor:
        second_factor = "to_prove"
    else:
        second_factor = "to_set_up" if needed else "not_needed"
    return Me(
        **{
            key: value
            for key, value in row._mapping.items()
            if key not in ("onboarded_at", "created_at", "seen_at")
        },
        onboarded=row.onboarded_at is not None,
        minor=viewer.is_minor,
        age_vouched=await is_vouched(connection, viewer.account_id),
        roles=await roles_of(connection, viewer.account_id),
        second_factor=second_factor,
    )


async def update_profile(session: AsyncSession, account_id: UUID, update: MeUpdate) -> None:
    """Change what the owner may change at will. Naming a level makes a student, naming none ends it.

    Raises InvalidInputError: a first name in which a contact detail goes on, or with the surname.
    """
    await published.require(session, account_id, "account", account_id, {"first_name": update.first_name})
    connection = await session.connection()
    if update.first_name:
        email = (await find(connection, account_id)).email
        if shows_surname(update.first_name, email or ""):
            raise InvalidInputError("first_name", "first_name_only")
    set_level = "level" in update.model_fields_set
    await connection.execute(
        queries.UPDATE_PROFILE,
        {
            "account_id": account_id,
            "first_name": None if update.first_name is None else update.first_name.strip(),
            "language": update.language,
            "text_size": update.text_size,
            "set_level": set_level,
            "level": update.level,
            "interests": update.interests,
            "avatar": update.avatar,
            "preferences": None if update.preferences is None else json.dumps(update.preferences),
            "onboarded": bool(update.onboarded),
            "now": now(),
        },
    )
    if set_level and update.level is not None:
        await grant(session, account_id, Role.STUDENT, actor=account_id)
    elif set_level:
        await revoke(session, account_id, Role.STUDENT, actor=account_id)


async def reset_suggestions(session: AsyncSession, account_id: UUID) -> None:
    """Forget commune and interests: suggestions, and the welcome that asks for them, begin anew."""
    await run(session, queries.RESET_SUGGESTIONS, {"account_id": account_id})


async def set_commune(session: AsyncSession, account_id: UUID, commune_code: str | None) -> None:
    """Keep the chosen commune; the caller has made sure of the consent `location`."""
    await run(session, queries.SET_COMMUNE, {"account_id": account_id, "commune_code": commune_code})


async def require_age_for(session: AsyncSession, account_id: UUID, role: Role) -> None:
    """Before an admin gives a role, while the birth date cannot change.

    Raises NotFoundError, ConflictError: a role of adults, and somebody who is known to be under 18.
    """
    row = (await run(session, queries.LOCK_ACCOUNT, {"account_id": account_id})).first()
    if row is None:
        raise NotFoundError
    if role in ADULT_ROLES and row.birth_date is not None and is_protected(row.birth_date):
        raise ConflictError("role_for_adults")


async def grant(
    session: AsyncSession, account_id: UUID, role: Role, *, actor: UUID | None, department: str = ""
) -> None:
    """Give a role. Raises InvalidInputError for a referent without a department."""
    if (role is Role.REFERENT) != bool(department):
        raise InvalidInputError("departments", "department_needed")
    given = await run(
        session,
        queries.GRANT,
        {"account_id": account_id, "role": role, "department": department, "actor": actor},
    )
    if given.first() is not None:
        await audit.note(
            session,
            acts.ROLE_GRANTED,
            actor=actor,
            account_id=account_id,
            department=department or None,
            role=role,
        )


async def revoke(
    session: AsyncSession, account_id: UUID, role: Role, *, actor: UUID | None, department: str | None = None
) -> None:
    """Take a role away. Raises ConflictError for the last admin."""
    if role is Role.ADMIN:
        await keep_an_admin(session, account_id)
    taken = await run(
        session, queries.REVOKE, {"account_id": account_id, "role": role, "department": department}
    )
    for row in taken:
        await audit.note(
            session,
            acts.ROLE_REVOKED,
            actor=actor,
            account_id=account_id,
            department=row.department or None,
            role=role,
        )


async def keep_an_admin(session: AsyncSession, account_id: UUID) -> None:
    """Before an account stops being an admin. Raises ConflictError when it is the last one."""
    connection = await session.connection()
    await connection.execute(queries.LOCK_ADMINS)
    roles = await roles_of(connection, account_id)
    if all(held.role is not Role.ADMIN for held in roles):
        return
    others = (await connection.execute(queries.OTHER_ADMINS, {"account_id": account_id})).scalar_one()
    if others == 0:
        raise ConflictError("last_admin")


async def check_ban(
    session: AsyncSession, personal_data: Sequence[PersonalData], viewer: Viewer, account_id: UUID
) -> None:
    """Whether the viewer may ban that account: staff only by an admin, nobody themself, never the last admin.

    A referent acts on accounts of their departments, and on those that no department is known of.
    Raises NotFoundError, ForbiddenError, ConflictError.
    """
    connection = await session.connection()
    await find(connection, account_id)
    held = {one.role for one in await roles_of(connection, account_id)}
    if account_id == viewer.account_id or (held & STAFF and Role.ADMIN not in viewer.roles):
        raise ForbiddenError
    known = {one for room in personal_data for one in await room.departments(session, account_id)}
    if known and not any(viewer.may_act_in(department) for department in known):
        raise ForbiddenError("other_department")
    await keep_an_admin(session, account_id)


async def search(connection: AsyncConnection, viewer: Viewer, query: AccountQuery) -> list[AccountFound]:
    """Accounts by address, id or role, for admins; who was found is written down, also when it is nobody.

    By a role that minors have, without their addresses.
    """
    rows = await connection.execute(
        queries.FIND_ACCOUNTS, {"email": query.email, "id": query.id, "role": query.role}
    )
    found = [AccountFound(**row._mapping) for row in rows]
    if query.role is not None and query.role not in ADULT_ROLES:
        # No list of the addresses of minors: each is found by its id.
        found = [one.model_copy(update={"email": None}) for one in found]
    await audit.note_look_up(connection, viewer.account_id, "accounts", people=[one.id for one in found])
    return found
