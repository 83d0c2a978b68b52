"""Links by which anyone may see one badge, until its owner stops them: at once."""

from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.badges.backpack import acts
from api.badges.backpack import sharing_queries as queries
from api.badges.backpack.links import share_url
from api.badges.backpack.schemas import ShareCreate, ShareMine, Shares
from api.badges.issuing.facade import owning
from api.people.privacy import service as privacy
from api.platform.access import Viewer
from api.platform.audit import service as audit
from api.platform.kit import qr
from api.platform.kit.clock import now
from api.platform.kit.personal_data import Purpose
from api.platform.kit.problems import ConflictError, NotFoundError
from api.platform.kit.secrets import Secrets, digest, new_token
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings


class Shown(NamedTuple):
    """What is shared: a badge of ours, or one from elsewhere."""

    credential_id: UUID | None = None
    backpack_id: UUID | None = None


async def live(
    connection: AsyncConnection, settings: Settings, secrets: Secrets, viewer: Viewer, shown: Shown
) -> Shares:
    """The links that show one of the viewer's badges now. Raises NotFoundError."""
    parameters = {**shown._asdict(), "account_id": viewer.account_id, "now": now()}
    if not (await connection.execute(queries.OWNED, parameters)).scalar_one():
        raise NotFoundError
    rows = await connection.execute(queries.SHARES, parameters)
    return Shares(items=[one for row in rows if (one := _mine(settings, secrets, row)) is not None])


async def share(
    session: AsyncSession,
    settings: Settings,
    viewer: Viewer,
    secrets: Secrets,
    shown: Shown,
    wanted: ShareCreate,
) -> None:
    """Make a link; sent again, nothing happens.

    Raises ForbiddenError (the consent `badges` is missing), NotFoundError (no signed badge of the viewer's),
    ConflictError (too many links, another's id, stopped meanwhile; altered, refused or of an unknown form;
    under the owner's name, of a badge that is not known to be theirs).
    """
    # A withdrawal at the same moment waits, and then ends this link too.
    await privacy.require(session, settings, viewer.account_id, Purpose.BADGES)
    moment = now()
    parameters: dict[str, Any] = {
        **shown._asdict(),
        **wanted.model_dump(exclude={"days"}),
        "account_id": viewer.account_id,
        "now": moment,
        "expires_at": None if wanted.days is None else moment + timedelta(days=wanted.days),
    }
    lock = queries.LOCK_CREDENTIAL if shown.credential_id else queries.LOCK_BACKPACK
    found = (await run(session, lock, parameters)).first()
    if found is None:
        raise NotFoundError
    if found.unsound:
        raise ConflictError("badge_unsound")
    if wanted.show_name and not found.own:
        raise ConflictError("badge_not_yours")
    same = (await run(session, queries.FIND, parameters)).first()
    if same is not None:
        if (same.account_id, same.credential_id, same.backpack_id) != (viewer.account_id, *shown):
            raise ConflictError("id_taken")
        if same.ended_at is not None:
            raise ConflictError("share_stopped")
        return
    if (await run(session, queries.COUNT, parameters)).scalar_one() >= settings.badge_shares:
        raise ConflictError("too_many_shares")
    token = new_token()
    made = await run(
        session, queries.SHARE, {**parameters, "digest": digest(token), "sealed": secrets.seal(token)}
    )
    if made.first() is None:
        raise ConflictError("id_taken")
    await audit.note(
        session, acts.BADGE_SHARED, actor=viewer.account_id, account_id=viewer.account_id, share=wanted.id
    )


async def stop(session: AsyncSession, viewer: Viewer, share_id: UUID) -> None:
    """Whoever opens the link from now on finds nothing. Raises NotFoundError."""
    parameters = {"id": share_id, "account_id": viewer.account_id, "now": now()}
    if (await run(session, queries.STOP, parameters)).first() is None:
        raise NotFoundError
    await audit.note(
        session,
        acts.BADGE_SHARE_STOPPED,
        actor=viewer.account_id,
        account_id=viewer.account_id,
        share=share_id,
    )


async def stop_all(session: AsyncSession, account_id: UUID) -> None:
    """Nothing of this person's is shown to anyone any more, nor hosted."""
    await run(session, queries.STOP_ALL, {"account_id": account_id, "now": now()})
    await owning.unhost_all(session, account_id)


async def delete_old(session: AsyncSession) -> int:
    """Forget a batch of links that ended a month ago; how many."""
    return await run_each(session, [queries.DELETE_OLD], {"now": now()})


async def link(
    connection: AsyncConnection,
    settings: Settings,
    secrets: Secrets,
    viewer: Viewer,
    shown: Shown,
    share_id: UUID | None,
) -> str:
    """The address of a link that shows this badge now: that one, or the newest; empty: none does.

    Raises NotFoundError: that one does not.
    """
    parameters = {**shown._asdict(), "id": share_id, "account_id": viewer.account_id, "now": now()}
    sealed = (await connection.execute(queries.TOKEN, parameters)).scalar()
    token = None if sealed is None else secrets.unseal(bytes(sealed))
    if token is None:
        if share_id is not None:
            raise NotFoundError
        return ""
    return share_url(settings, token)


def _mine(settings: Settings, secrets: Secrets, row: Row[Any]) -> ShareMine | None:
    token = secrets.unseal(bytes(row.sealed_token))
    if token is None:
        return None
    url = share_url(settings, token)
    return ShareMine(
        id=row.id,
        url=url,
        qr_svg=qr.svg(url),
        shown_name=row.shown_name,
        show_evidence=row.show_evidence,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )
