"""How a badge becomes somebody's: by a code, by a mail's link, by their yes, and a parent's where due."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.backpack import acts, kinds, wallet
from api.badges.backpack import wallet_queries as queries
from api.badges.backpack.schemas import BadgeForParent, BadgesForParent, ClaimCode, ParentDecision
from api.badges.issuing import facade as issuing
from api.badges.issuing.facade import CredentialStatus, owning
from api.badges.issuing.kinds import BADGE_ISSUED
from api.people.organisations import service as organisations
from api.people.privacy import service as privacy
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets
from api.platform.kit.statements import run
from api.platform.notices import service as notices
from api.platform.settings import Settings
from api.platform.stream import service as stream


async def by_code(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, claim: ClaimCode
) -> UUID | None:
    """The badge that a code gives, once to each person; null when it is wrong, over or used up.

    The caller commits in both cases: a wrong one counts. Raises TooManyRequestsError after too many wrong
    ones, ConflictError (birth date not known, another's id, issuer gone).
    """
    # Locks the account: of two claims of one person the second finds what the first got.
    await organisations.keep_within(
        session, viewer.account_id, organisations.AttemptKind.BADGE_CODE, settings.wrong_badge_codes
    )
    await _require_age(session, settings, viewer.account_id)
    taken = await issuing.take_code(session, secrets, viewer.account_id, claim.code)
    if taken is None:
        await organisations.note_attempt(session, viewer.account_id, organisations.AttemptKind.BADGE_CODE)
        return None
    if taken.credential_id is not None:
        return taken.credential_id
    if not await owning.claim(session, viewer.account_id, claim.id, taken):
        raise ConflictError("id_taken")
    settled = await _settle(session, settings, secrets, viewer.account_id, claim.id)
    await issuing.tell_claimed(session, taken.code_id, viewer.account_id, claim.id, settled)
    return claim.id


async def take_offer(session: AsyncSession, viewer: Viewer, token: str) -> UUID:
    """The badge that the link of a mail offers; it is the viewer's from now on to accept or decline.

    Raises NotFoundError: unknown, answered, lapsed, or opened by somebody else before.
    """
    taken = await owning.take_offer(session, viewer.account_id, token)
    if taken is None:
        raise NotFoundError("link_dead")
    return taken


async def accept(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> None:
    """Say yes: it is signed, or awaits a parent. Accepted already, nothing happens.

    Raises NotFoundError, ConflictError (birth date not known, declined, lapsed, issuer gone).
    """
    await _require_age(session, settings, viewer.account_id)
    row = await wallet.locked(session, settings, secrets, viewer, credential_id)
    if row.status == CredentialStatus.ISSUED:
        return
    if row.account_id is None:
        await owning.own(session, row.id, viewer.account_id)
    settled = await _settle(session, settings, secrets, viewer.account_id, credential_id, before=row.status)
    # Their other devices learn it; it is no news to them.
    await stream.tell(
        session, viewer.account_id, f"badge.{settled}", notice=False, credential_id=credential_id
    )


async def decline(
    session: AsyncSession, settings: Settings, secrets: Secrets, viewer: Viewer, credential_id: UUID
) -> None:
    """Say no; the issuer sees that, and nothing more. Raises NotFoundError, ConflictError (signed)."""
    row = await wallet.locked(session, settings, secrets, viewer, credential_id)
    if row.status == CredentialStatus.ISSUED:
        raise ConflictError("badge_signed")
    await owning.decline(session, row.id)


async def awaiting(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, token: str
) -> BadgesForParent:
    """The badges that await the parent who holds that link. Raises NotFoundError."""
    child = await privacy.child_of(connection, settings, secrets, token)
    rows = await connection.execute(queries.AWAITING, {"account_id": child.id})
    return BadgesForParent(
        child_first_name=child.first_name, items=[BadgeForParent(**row._mapping) for row in rows]
    )


async def decide(session: AsyncSession, settings: Settings, secrets: Secrets, said: ParentDecision) -> None:
    """A parent's yes or no; the same once more changes nothing.

    Raises NotFoundError (link, badge), ConflictError (decided otherwise, a parent opposes, issuer gone).
    """
    connection = await session.connection()
    child = await privacy.child_of(connection, settings, secrets, said.token)
    await privacy.lock(session, settings, child.id)
    row = (
        await connection.execute(queries.LOCK_OF_CHILD, {"id": said.credential_id, "account_id": child.id})
    ).first()
    if row is None or row.status == CredentialStatus.OFFERED:
        raise NotFoundError
    wanted = CredentialStatus.ISSUED if said.accept else CredentialStatus.DECLINED
    if row.status == wanted:
        return
    if row.status != CredentialStatus.WITH_PARENT:
        raise ConflictError("badge_over")
    if await privacy.is_opposed(connection, child.id):
        raise ConflictError("opposition_stands")
    if said.accept:
        await issuing.issue(session, settings, secrets, row.id)
    else:
        await owning.decline(session, row.id)
    await audit.note(
        session,
        acts.BADGE_PARENT_ACCEPTED if said.accept else acts.BADGE_PARENT_REFUSED,
        account_id=child.id,
        credential=row.id,
    )
    kind = BADGE_ISSUED if said.accept else kinds.BADGE_PARENT_REFUSED
    await notices.notify(session, settings, [child.id], kind, credential_id=row.id)


async def grown_up(connection: AsyncConnection, settings: Settings) -> Sequence[UUID]:
    """Badges that await a parent no longer: their owners have come of age."""
    return [row.id for row in await connection.execute(queries.GROWN_UP, privacy.clocked(settings))]


async def free(session: AsyncSession, settings: Settings, secrets: Secrets, credential_id: UUID) -> None:
    """Sign a badge whose owner accepted it and has since come of age; done twice, it is done once.

    Raises ConflictError (issuer gone).
    """
    parameters = privacy.clocked(settings, id=credential_id)
    row = (await run(session, queries.LOCK_GROWN_UP, parameters)).first()
    if row is None:
        return
    await issuing.issue(session, settings, secrets, credential_id)
    await notices.notify(session, settings, [row.account_id], BADGE_ISSUED, credential_id=credential_id)


async def _settle(
    session: AsyncSession,
    settings: Settings,
    secrets: Secrets,
    account_id: UUID,
    credential_id: UUID,
    *,
    before: str = CredentialStatus.OFFERED,
) -> CredentialStatus:
    settled = await issuing.sign_accepted(session, settings, secrets, credential_id)
    if settled is CredentialStatus.WITH_PARENT and before == CredentialStatus.OFFERED:
        await issuing.tell_parent(session, settings, secrets, account_id, credential_id)
    return settled


async def _require_age(session: AsyncSession, settings: Settings, account_id: UUID) -> None:
    """Whose yes counts depends on the age. Makes what else is decided about this person wait."""
    person = await privacy.lock(session, settings, account_id)
    if person.birth_date is None:
        raise ConflictError("birth_date_needed")
