"""Sessions: one per device, an opaque token of which only the digest is kept."""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from api.people.accounts import browsers, queries, sign_in_log
from api.people.accounts.schemas import DevicePublic
from api.platform.access import ReadSession, Role, Viewer
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.problems import NotFoundError
from api.platform.kit.secrets import digest, new_token
from api.platform.kit.statements import run, run_each
from api.platform.settings import Settings

TOUCH_EVERY = timedelta(hours=1)
"""How often a session in use is written down as used."""
SHARED_TOUCH_EVERY = timedelta(minutes=1)
"""The same on a shared computer, where it ends soon after its last use."""

_BROWSERS = (
    (re.compile("Edg"), "Edge"),
    (re.compile("Firefox|FxiOS"), "Firefox"),
    (re.compile("SamsungBrowser"), "Samsung Internet"),
    (re.compile("OPR"), "Opera"),
    (re.compile("Chrom|CriOS"), "Chrome"),
    (re.compile("Safari"), "Safari"),
)
_SYSTEMS = (
    (re.compile("iPhone|iPad"), "iPhone, iPad"),
    (re.compile("Android"), "Android"),
    (re.compile("Windows"), "Windows"),
    (re.compile("Mac OS"), "Mac"),
    (re.compile("CrOS"), "ChromeOS"),
    (re.compile("Linux"), "Linux"),
)


def session_reader(settings: Settings) -> ReadSession:
    """How a request's cookie becomes a viewer, with these settings."""
    staff_hours = timedelta(hours=settings.staff_session_hours)

    async def read_session(database: Database, token: str) -> Viewer | None:
        moment = now()
        rows = await database.hot.fetch(queries.VIEWER, {"digest": digest(token), "now": moment})
        if not rows:
            return None
        session_id, account_id, birth_date, second_factor_at, seen_at, ends_at, roles = rows[0]
        renewed = moment - seen_at > (TOUCH_EVERY if ends_at is None else SHARED_TOUCH_EVERY)
        if renewed:
            async with database.transaction() as session:
                await touch(session, settings, session_id)
        held = [role.split(":") for role in roles]
        return Viewer(
            account_id=account_id,
            session_id=session_id,
            roles=frozenset(Role(role) for role, _ in held),
            departments=frozenset(department for role, department in held if role == Role.REFERENT),
            birth_date=birth_date,
            strong=second_factor_at is not None and moment - second_factor_at < staff_hours,
            renewed=renewed,
            ends_at=ends_at,
        )

    return read_session


def known_by(tokens: Iterable[str]) -> dict[str, Any]:
    """Parameters of `signed_in`."""
    moment = now()
    return {
        "digests": [digest(token) for token in tokens],
        "now": moment,
        "renewed_since": moment - TOUCH_EVERY,
        "shared_since": moment - SHARED_TOUCH_EVERY,
    }


async def live_sessions(database: Database, session_ids: Collection[UUID]) -> set[UUID]:
    """Which of these sessions have not ended, and belong to nobody who is banned."""
    rows = await database.hot.fetch(queries.LIVE_SESSIONS, {"ids": list(session_ids), "now": now()})
    return {row[0] for row in rows}


async def touch(session: AsyncSession, settings: Settings, session_id: UUID) -> None:
    """The device is in use: its session, and the account's retention, begin anew."""
    moment = now()
    await run(
        session,
        queries.TOUCH_SESSION,
        {
            "id": session_id,
            "now": moment,
            "expires_at": moment + timedelta(days=settings.session_days),
            "unused_at": _unused_at(settings, moment),
        },
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A device that has signed in."""

    token: str
    """Of its session."""
    browser: str
    """By which this browser is known again, also after signing out; empty on a shared computer."""
    shared: bool = False


async def open_session(
    session: AsyncSession,
    settings: Settings,
    account_id: UUID,
    *,
    method: str,
    user_agent: str,
    former: Viewer | None,
    browser: str,
    strong: bool = False,
    shared: bool = False,
    logout_hint: str | None = None,
    provider_session: bytes | None = None,
) -> Opened:
    """Sign a device in; what its browser holds from now on, which is kept nowhere else.

    `browser` is the secret by which it is known, if it has one. `former` is who was signed in on this
    browser: not the one who came, and signed out by that.
    """
    if former is not None:
        with suppress(NotFoundError):
            await close_session(session, former.account_id, former.session_id)
    browser = "" if shared else await browsers.remember(session, account_id, browser)
    token = new_token()
    moment = now()
    ends_at = moment + timedelta(hours=settings.shared_session_hours) if shared else None
    await run(
        session,
        queries.OPEN_SESSION,
        {
            "digest": digest(token),
            "account_id": account_id,
            "device": device_name(user_agent),
            "method": method,
            "now": moment,
            "expires_at": min(ends_at, _unused_at(settings, moment))
            if ends_at
            else moment + timedelta(days=settings.session_days),
            "ends_at": ends_at,
            "second_factor_at": moment if strong else None,
            "browser": digest(browser) if browser else None,
            "logout_hint": logout_hint,
            "provider_session": provider_session,
        },
    )
    await sign_in_log.note(
        session, "signed_in", method=method, account_id=account_id, device=device_name(user_agent)
    )
    return Opened(token, browser, shared)


async def share_session(session: AsyncSession, settings: Settings, viewer: Viewer) -> None:
    """Somebody signed in says that the computer is shared: the session is short, the browser not known."""
    moment = now()
    connection = await session.connection()
    parameters = {
        "id": viewer.session_id,
        "now": moment,
        "ends_at": moment + timedelta(hours=settings.shared_session_hours),
        "unused_at": _unused_at(settings, moment),
    }
    row = (await connection.execute(queries.SHARE_SESSION, parameters)).first()
    if row is not None:
        await browsers.forget(connection, viewer.account_id, row.browser_digest)


async def opened_by(connection: AsyncConnection, session_id: UUID, method: str) -> bool:
    """Whether somebody signed in by that way on this device."""
    return (await connection.execute(queries.METHOD, {"id": session_id})).scalar() == method


def _unused_at(settings: Settings, moment: datetime) -> datetime:
    """When a session on a shared computer is over, that was used now."""
    return moment + timedelta(minutes=settings.shared_session_minutes)


async def devices(connection: AsyncConnection, viewer: Viewer) -> list[DevicePublic]:
    """The signed-in devices of an account, the last used first."""
    rows = await connection.execute(queries.SESSIONS, {"account_id": viewer.account_id, "now": now()})
    return [
        DevicePublic(
            id=row.id,
            device=row.device,
            method=row.method,
            created_at=row.created_at,
            seen_at=row.seen_at,
            current=row.id == viewer.session_id,
        )
        for row in rows
    ]


async def close_session(
    session: AsyncSession, account_id: UUID, session_id: UUID, *, forget: bool = False
) -> tuple[str, str | None]:
    """Sign one device out; its method and its provider's logout hint. Raises NotFoundError.

    `forget`: its browser is perhaps in other hands, and not known any more.
    """
    connection = await session.connection()
    parameters = {"id": session_id, "account_id": account_id}
    row = (await connection.execute(queries.CLOSE_SESSION, parameters)).first()
    if row is None:
        raise NotFoundError
    if forget:
        await browsers.forget(connection, account_id, row.browser_digest)
    return row.method, row.logout_hint


async def close_sessions(session: AsyncSession, account_id: UUID, *, but: UUID | None = None) -> int:
    """Sign every device out (but one), and know none of their browsers any more; how many."""
    connection = await session.connection()
    await browsers.forget_all(connection, account_id, but=but)
    return (
        await connection.execute(queries.CLOSE_OTHER_SESSIONS, {"account_id": account_id, "but": but})
    ).rowcount


async def delete_expired(session: AsyncSession) -> int:
    """Delete a batch of sessions, flows and what providers said whose time is over; how many."""
    return await run_each(session, queries.DELETE_EXPIRED, {"now": now()})


def device_name(user_agent: str) -> str:
    """Browser and system in a few words; empty when neither is known."""
    found = [
        next((name for pattern, name in table if pattern.search(user_agent[:500])), "")
        for table in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(part for part in found if part)
