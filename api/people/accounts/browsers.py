"""Browsers that have signed in to an account before: others' attacks on its mailbox do not reach them.

A random secret in a cookie that survives signing out; of it, only the digest is kept. It signs nobody in.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import queries
from api.platform.kit.clock import now
from api.platform.kit.secrets import digest, new_token
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings

MOST = 10
"""Browsers known of one account, the last used ones."""


async def is_known(connection: AsyncConnection, settings: Settings, token: str, email: str) -> bool:
    """Whether the account of that address has signed in, in this browser."""
    parameters = {"digest": digest(token), "email": email, "since": _since(settings)}
    return bool((await connection.execute(queries.IS_KNOWN_BROWSER, parameters)).scalar_one())


async def remember(session: AsyncSession, account_id: UUID, token: str) -> str:
    """Know this browser again; its secret: the one it has, if we gave it, else a new one."""
    ours = token and (await run(session, queries.IS_OUR_BROWSER, {"digest": digest(token)})).scalar_one()
    kept = token if ours else new_token()
    parameters = {"account_id": account_id, "digest": digest(kept), "now": now(), "most": MOST}
    await run(session, queries.REMEMBER_BROWSER, parameters)
    await run(session, queries.FORGET_OLDEST_BROWSERS, parameters)
    return kept


async def forget(connection: AsyncConnection, account_id: UUID, browser: bytes | None) -> None:
    """Not known any more: one browser, by its digest."""
    await connection.execute(queries.FORGET_BROWSER, {"account_id": account_id, "digest": browser})


async def forget_all(connection: AsyncConnection, account_id: UUID, *, but: UUID | None) -> None:
    """Not known any more: every browser but the one of a session."""
    await connection.execute(queries.FORGET_BROWSERS, {"account_id": account_id, "but": but})


async def delete_old(session: AsyncSession, settings: Settings) -> int:
    """Forget a batch of those in which nobody signed in for long; how many."""
    return await run_each(session, [queries.DELETE_OLD_BROWSERS], {"since": _since(settings)})


def _since(settings: Settings) -> datetime:
    return now() - timedelta(days=settings.known_browser_days)
