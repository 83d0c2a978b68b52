"""What is put on the way to devices, in the caller's transaction; `delivery.py` hands it over."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.jobs.queue import defer
from api.platform.kit import clock
from api.platform.kit.statements import run
from api.platform.push import queries
from api.platform.settings import Settings

CHUNK = 500
"""Devices that one job looks after."""


async def ring_devices(
    session: AsyncSession,
    settings: Settings,
    account_ids: Collection[UUID],
    *,
    kind: str,
    url: str,
    tag: str,
    urgency: str = "normal",
    ttl: timedelta | None = None,
) -> int:
    """Ring every device of these accounts; how many there are.

    `url` is a page of the app ("/offers/…"); a later notice with the same `tag` replaces this one on the
    device. `urgency` is that of RFC 8030 §5.3. After `ttl` it is too late.
    """
    if not url.startswith("/") or url.startswith("//"):
        raise ValueError("a notice opens a page of the app")
    if not account_ids or not settings.vapid_private_key.get_secret_value():
        return 0
    now = clock.now()
    notice_id = (
        await run(
            session,
            queries.INSERT_NOTICE,
            {
                "kind": kind,
                "url": url,
                "tag": tag,
                "urgency": urgency,
                "now": now,
                "expires_at": now + (ttl or timedelta(hours=settings.push_ttl_hours)),
            },
        )
    ).scalar_one()
    parameters = {
        "notice_id": notice_id,
        "account_ids": list(account_ids),
        "chunk_size": CHUNK,
        "now": now,
    }
    devices = (await run(session, queries.INSERT_DELIVERIES, parameters)).rowcount
    if devices == 0:
        await run(session, queries.DELETE_NOTICE, {"notice_id": notice_id})
    for chunk in range(-(-devices // CHUNK)):
        await enqueue(session, notice_id, chunk)
    return devices


async def enqueue(session: AsyncSession, notice_id: UUID, chunk: int, at: datetime | None = None) -> None:
    """Have a chunk of a notice delivered; one job at a time does it."""
    await defer(
        session,
        "push:deliver",
        at=at,
        lock=f"push:{notice_id}:{chunk}",
        notice_id=str(notice_id),
        chunk=chunk,
    )
