"""Decisions about the people of an organisation: members, ownership, invitations."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import service as accounts
from api.people.organisations import acts, kinds, queries, words
from api.people.organisations.models import MemberRole
from api.people.organisations.schemas import InvitationCreate, InvitationFound, InvitationPublic, MemberPublic
from api.people.organisations.service import find, keep_to_owners, owners_of, role_of, tell_who_left
from api.platform.access import Viewer, adults
from api.platform.audit import service as audit
from api.platform.feature.act import Act
from api.platform.kit.addresses import mailbox
from api.platform.kit.clock import now
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.problems import ConflictError, ForbiddenError, NotFoundError, TooManyRequestsError
from api.platform.kit.secrets import Secrets, digest, new_token
from api.platform.mail import service as mail
from api.platform.mail.letters import Letter
from api.platform.notices import service as notices
from api.platform.settings import Settings


async def members(connection: AsyncConnection, viewer: Viewer, organisation_id: UUID) -> list[MemberPublic]:
    """First names and roles, for the members themselves. Raises NotFoundError for everybody else."""
    await role_of(connection, organisation_id, viewer.account_id)
    rows = await connection.execute(queries.MEMBERS, {"id": organisation_id, **adults()})
    return [MemberPublic(**row._mapping, you=row.account_id == viewer.account_id) for row in rows]


async def set_role(
    session: AsyncSession, viewer: Viewer, organisation_id: UUID, account_id: UUID, role: MemberRole
) -> None:
    """Share or hand over ownership.

    Raises NotFoundError, ForbiddenError (also: a minor owns nothing), ConflictError (the last owner).
    """
    connection = await session.connection()
    await accounts.check_second_factor(connection, viewer)
    parameters = {"id": organisation_id, "account_id": account_id, "role": role, **adults()}
    await connection.execute(queries.LOCK, parameters)
    await keep_to_owners(connection, organisation_id, viewer.account_id)
    former = await role_of(connection, organisation_id, account_id)
    if former is role:
        return
    if role is not MemberRole.OWNER:
        await _keep_an_owner(connection, organisation_id, account_id)
    elif (await connection.execute(queries.IS_MINOR, parameters)).scalar_one():
        raise ForbiddenError("adults_only")
    await connection.execute(queries.SET_ROLE, parameters)
    await _note(session, acts.ORGANISATION_ROLE_CHANGED, viewer, organisation_id, account_id, role=role)
    if account_id != viewer.account_id:
        ids = {"organisation_id": organisation_id, "role": role}
        await notices.show(session, [account_id], kinds.ORGANISATION_ROLE_CHANGED, **ids)


async def remove(session: AsyncSession, viewer: Viewer, organisation_id: UUID, account_id: UUID) -> None:
    """Leave, or, for an owner, take somebody out. Raises NotFoundError, ForbiddenError, ConflictError."""
    connection = await session.connection()
    await accounts.check_second_factor(connection, viewer)
    parameters = {"id": organisation_id, "account_id": account_id}
    await connection.execute(queries.LOCK, parameters)
    leaves = account_id == viewer.account_id
    if not leaves:
        await keep_to_owners(connection, organisation_id, viewer.account_id)
    if await role_of(connection, organisation_id, account_id) is MemberRole.OWNER:
        await _keep_an_owner(connection, organisation_id, account_id)
    await connection.execute(queries.LEAVE, parameters)
    await _note(session, acts.ORGANISATION_LEFT, viewer, organisation_id, account_id)
    await tell_who_left(session, organisation_id)
    if not leaves:
        await notices.show(session, [account_id], kinds.ORGANISATION_REMOVED, organisation_id=organisation_id)


async def invitations(
    connection: AsyncConnection, viewer: Viewer, organisation_id: UUID
) -> list[InvitationPublic]:
    """The pending invitations with their addresses, for owners only. Raises NotFoundError, ForbiddenError."""
    await keep_to_owners(connection, organisation_id, viewer.account_id)
    rows = await connection.execute(queries.INVITATIONS, {"id": organisation_id, "now": now()})
    return [InvitationPublic(**row._mapping) for row in rows]


async def invite(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    organisation_id: UUID,
    asked: InvitationCreate,
    language: Language,
) -> InvitationPublic:
    """Send a link that only the account of that address can use; it ends a former one to the same address.

    Said of every address alike, whether or not it has an account or belongs to a member.
    Raises NotFoundError, ForbiddenError (also of who is kept from minors), TooManyRequestsError.
    """
    connection = await session.connection()
    if asked.role is MemberRole.OWNER:
        await accounts.check_second_factor(connection, viewer)
    # Counted by mailbox, in all its spellings; the link itself is for this address alone.
    email_mark = secrets.mark("invitation", mailbox(asked.email))
    moment = now()
    parameters = {
        "id": organisation_id,
        "account_id": viewer.account_id,
        "email": asked.email,
        "email_mark": email_mark,
        "role": asked.role,
        "now": moment,
    }
    # Closing an organisation and making another is no way around the limit: the account is counted too.
    await connection.execute(queries.LOCK_ACCOUNT, parameters)
    await connection.execute(queries.LOCK, parameters)
    await keep_to_owners(connection, organisation_id, viewer.account_id)
    if (await connection.execute(queries.KEPT_FROM_MINORS, parameters)).scalar_one():
        # Else a second mailbox of theirs would be the colleague who may.
        raise ForbiddenError("kept_from_minors")
    await one_at_a_time(connection, email_mark)
    organisation = await find(connection, organisation_id)
    sent = (await connection.execute(queries.INVITATIONS_SENT, parameters)).one()
    # Strangers cannot use up what an address may get: the day's first of a verified organisation always goes.
    first = organisation.verified_at is not None and not sent.again
    if max(sent.by_organisation, sent.by_account) >= settings.invitations_per_day or (
        sent.to_address >= settings.invitations_per_address and not first
    ):
        raise TooManyRequestsError.until(sent.oldest + timedelta(days=1), moment)
    await connection.execute(queries.END_FORMER_INVITATIONS, parameters)
    token = new_token()
    row = (
        await connection.execute(
            queries.INVITE,
            {
                **parameters,
                "digest": digest(token),
                "expires_at": moment + timedelta(days=settings.invitation_days),
            },
        )
    ).one()
    await _note(session, acts.ORGANISATION_INVITED, viewer, organisation_id, None, role=asked.role)
    name = organisation.name if organisation.verified_at else words.UNVERIFIED_NAME[language]
    letter = Letter(
        language=language,
        subject=words.INVITATION_SUBJECT[language],
        paragraphs=[
            words.INVITATION_TEXT[language].format(name=name),
            words.INVITATION_LINK[language].format(days=settings.invitation_days),
        ],
        action=words.INVITATION_ACTION[language],
        url=f"{settings.public_url}/invitation#{token}",
        formal=True,
    )
    await mail.send(session, asked.email, letter, about=None)
    return InvitationPublic(**row._mapping)


async def revoke_invitation(
    session: AsyncSession, viewer: Viewer, organisation_id: UUID, invitation_id: UUID
) -> None:
    """Make a link useless before it was used. Raises NotFoundError, ForbiddenError."""
    connection = await session.connection()
    await keep_to_owners(connection, organisation_id, viewer.account_id)
    parameters = {"id": organisation_id, "invitation_id": invitation_id, "now": now()}
    if (await connection.execute(queries.END_INVITATION, parameters)).first() is None:
        raise NotFoundError
    await _note(session, acts.ORGANISATION_INVITATION_REVOKED, viewer, organisation_id, None)


async def open_invitation(connection: AsyncConnection, viewer: Viewer, token: str) -> InvitationFound:
    """What a link is about, without using it.

    Raises NotFoundError for one that is unknown, used or old, ForbiddenError: of a minor, to whom a name that
    nobody has verified could say anything.
    """
    row = (
        await connection.execute(
            queries.OPEN_INVITATION,
            {"digest": digest(token), "account_id": viewer.account_id, "now": now()},
        )
    ).first()
    if row is None:
        raise NotFoundError("invitation_over")
    if viewer.is_minor and not row.verified:
        raise ForbiddenError("adults_only")
    return InvitationFound(**{**row._mapping, "for_you": bool(row.for_you)})


async def accept_invitation(session: AsyncSession, viewer: Viewer, token: str) -> UUID:
    """Join by a link; the organisation joined.

    Raises NotFoundError (unknown, used or old), ForbiddenError (sent to another address, or to a minor by an
    organisation that nobody has verified).
    """
    connection = await session.connection()
    parameters = {"digest": digest(token), "account_id": viewer.account_id, "now": now()}
    await open_invitation(connection, viewer, token)
    used = (await connection.execute(queries.USE_INVITATION, parameters)).first()
    if used is None:
        # Somebody was quicker, or it is another's.
        await open_invitation(connection, viewer, token)
        raise ForbiddenError("invitation_other_address")
    organisation_id: UUID = used.organisation_id
    # A minor only belongs to it, also once they are of age.
    role = MemberRole.MEMBER if viewer.age is not None and viewer.is_minor else used.role
    await connection.execute(queries.JOIN, {**parameters, "id": organisation_id, "role": role})
    await _note(session, acts.ORGANISATION_JOINED, viewer, organisation_id, viewer.account_id, role=role)
    others = [one for one in await owners_of(connection, organisation_id) if one != viewer.account_id]
    await notices.show(session, others, kinds.ORGANISATION_JOINED, organisation_id=organisation_id)
    return organisation_id


async def _keep_an_owner(connection: AsyncConnection, organisation_id: UUID, account_id: UUID) -> None:
    if await owners_of(connection, organisation_id) == [account_id]:
        raise ConflictError("last_owner")


async def _note(
    session: AsyncSession,
    action: Act,
    viewer: Viewer,
    organisation_id: UUID,
    account_id: UUID | None,
    **detail: str,
) -> None:
    await audit.note(
        session,
        action,
        actor=viewer.account_id,
        account_id=account_id,
        organisation=organisation_id,
        **detail,
    )
