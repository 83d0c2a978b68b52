"""Delivering one chunk of a notice: hand over, hear, write down; killed at any point, nobody is left out.

What is about to be handed over is first written down as in flight. After a kill, only what had been handed
over and not settled is sent a second time, with the same id, tag and topic: the batches that a process may
have under way together (`sender.TURNS`), each until what became of it is written down.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Row
from sqlmodel.ext.asyncio.session import AsyncSession

from api.platform.kit import clock
from api.platform.kit.database import Database
from api.platform.kit.language import Language
from api.platform.kit.locks import one_at_a_time
from api.platform.kit.statements import run
from api.platform.push import queries
from api.platform.push.messages import Device, payload, topic_of
from api.platform.push.ringing import enqueue
from api.platform.push.rules import Rules
from api.platform.push.sender import TURNS, Answer, Headers, Outcome, Sender
from api.platform.settings import Settings
from api.platform.stream import service as stream

AT_ONCE = 64
"""Messages that a process has in flight together, whatever number of jobs it runs."""
BATCH = AT_ONCE // TURNS
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 3600
"""How long to wait before another try, where the push service does not say: twice as long each time."""


class Due(NamedTuple):
    """A message that is due, and whom it is for: a row of `queries.CLAIM`."""

    id: UUID
    """Of the subscription."""
    account_id: UUID
    endpoint: str
    p256dh: str
    auth: str
    language: Language
    tries: int


async def deliver(
    database: Database, settings: Settings, sender: Sender, rules: Rules, notice_id: UUID, chunk: int
) -> None:
    """Deliver what is due of a chunk, and plan the rest."""
    async with database.transaction() as session:
        notice = (await run(session, queries.NOTICE, {"notice_id": notice_id})).first()
        if notice is None:
            return
        await run(session, queries.TAKE_BACK, {"notice_id": notice_id, "chunk": chunk})
    while True:
        async with sender.turn:
            # Claimed in one's turn: where the database has just gone, nothing more is handed over.
            batch, unseen = await _claim(database, rules, notice, chunk)
            if not batch:
                break
            answers = await _send(settings, sender, rules, notice, batch, unseen)
            await _settle(database, rules, notice, batch, answers)
        gone = [row for row, answer in zip(batch, answers, strict=True) if answer.outcome is Outcome.GONE]
        for row in gone:
            # Each alone: somebody may sign all of their devices out meanwhile.
            async with database.transaction() as session:
                await _forget(session, rules, notice, row)
    left = AT_ONCE
    while left == AT_ONCE:
        async with database.transaction() as session:
            left = await _write_to_lost(session, rules, notice, chunk)
    async with database.transaction() as session:
        await _plan(session, notice, chunk)


async def _claim(
    database: Database, rules: Rules, notice: Row[Any], chunk: int
) -> tuple[list[Due], dict[UUID, int]]:
    """Mark the next messages as in flight; whom they are for, and how many news each person has not seen.

    Whoever is asleep or in class by now waits for the end of it.
    """
    now = clock.now()
    if now >= notice.expires_at:
        return [], {}
    parameters = {"notice_id": notice.id, "chunk": chunk, "now": now, "limit": BATCH}
    while claimed := [Due(*row) for row in await database.hot.fetch(queries.CLAIM, parameters)]:
        if not rules.waits(notice.kind) or rules.everybody_is_free(now):
            batch = claimed
        else:
            async with database.transaction() as session:
                free = await _free(session, rules, notice, [(due.account_id, now) for due in claimed])
                told = list(zip(claimed, free, strict=True))
                await _put_off(session, notice, [(due.id, at) for due, at in told if at > now])
            batch = [due for due, at in told if at <= now]
        if batch:
            return batch, await stream.unseen_of(database.hot, {due.account_id for due in batch})
    return [], {}


async def _send(
    settings: Settings,
    sender: Sender,
    rules: Rules,
    notice: Row[Any],
    batch: Sequence[Due],
    unseen: dict[UUID, int],
) -> list[Answer]:
    ttl = int((notice.expires_at - clock.now()).total_seconds())
    lines = rules.lock_screen(notice.kind)
    headers = Headers(topic=topic_of(notice.tag), urgency=notice.urgency, ttl=max(ttl, 0))

    @cache
    def message(language: Language, unseen: int) -> bytes:
        return payload(
            notice_id=str(notice.id),
            lines=lines,
            navigate=settings.public_url + notice.url,
            tag=notice.tag,
            language=language,
            unseen=unseen,
        )

    return await asyncio.gather(
        *(
            sender.send(
                Device(row.endpoint, row.p256dh, row.auth),
                message(row.language, unseen.get(row.account_id, 0)),
                headers,
            )
            for row in batch
        )
    )


async def _settle(
    database: Database, rules: Rules, notice: Row[Any], batch: Sequence[Due], answers: Sequence[Answer]
) -> None:
    """Write down what became of each message; another try never falls into the night, nor into class."""
    done, tried = [], []
    for due, answer in zip(batch, answers, strict=True):
        if answer.outcome is Outcome.LATER:
            tried.append((due, _next_try(due.tries, answer.wait_s)))
        elif answer.outcome is not Outcome.GONE:  # what is gone is written down with its end, below
            done.append(due.id)
    if done:
        await database.hot.fetch(queries.DONE, {"notice_id": notice.id, "subscription_ids": done})
    if tried:
        async with database.transaction() as session:
            free = await _free(session, rules, notice, [(due.account_id, at) for due, at in tried])
            await _put_off(session, notice, [(due.id, at) for (due, _), at in zip(tried, free, strict=True)])


async def _free(
    session: AsyncSession, rules: Rules, notice: Row[Any], wanted: Sequence[tuple[UUID, datetime]]
) -> Sequence[datetime]:
    """When each account may be rung with that notice, from its wanted moment on."""
    if not rules.waits(notice.kind):
        return [at for _, at in wanted]
    return await rules.free_moments(await session.connection(), wanted)


async def _put_off(session: AsyncSession, notice: Row[Any], later: Sequence[tuple[UUID, datetime]]) -> None:
    """Let what these subscriptions are to get wait."""
    if later:
        ids, moments = zip(*later, strict=True)
        await run(
            session,
            queries.LATER,
            {"notice_id": notice.id, "subscription_ids": list(ids), "moments": list(moments)},
        )


async def _forget(session: AsyncSession, rules: Rules, notice: Row[Any], row: Due) -> None:
    """A device is no longer there; what other notices have for it is found by their jobs."""
    parameters = {"id": row.id, "endpoint": row.endpoint}
    await run(session, queries.GONE, parameters)
    await _write_instead(session, rules, notice, [row])


async def _write_to_lost(session: AsyncSession, rules: Rules, notice: Row[Any], chunk: int) -> int:
    """Look for some devices that cannot ring any more, for those whom they would ring now; how many."""
    now = clock.now()
    if now >= notice.expires_at:
        return 0
    parameters = {"notice_id": notice.id, "chunk": chunk, "now": now, "limit": AT_ONCE}
    lost = (await run(session, queries.LOST, parameters)).all()
    free = await _free(session, rules, notice, [(row.account_id, now) for row in lost])
    told = list(zip(lost, free, strict=True))
    await _put_off(session, notice, [(row.id, at) for row, at in told if at > now])
    await _write_instead(session, rules, notice, [row for row, at in told if at <= now])
    return len(lost)


async def _write_instead(
    session: AsyncSession, rules: Rules, notice: Row[Any], lost: Sequence[Due | Row[Any]]
) -> None:
    """Who has no other device is mailed what these did not get: rows of id and account_id."""
    if not lost:
        return
    connection = await session.connection()
    people = sorted({row.account_id for row in lost})
    for one in people:
        # Of two devices that are gone at once, one is the last.
        await one_at_a_time(connection, b"push gone " + one.bytes)
    ids = [row.id for row in lost]
    await connection.execute(queries.DONE, {"notice_id": notice.id, "subscription_ids": ids})
    found = await connection.execute(queries.AWAIT_IT, {"notice_id": notice.id, "account_ids": people})
    await_it = set(found.scalars())
    for one in people:
        if one not in await_it:
            await rules.write_instead(session, one, [(notice.kind, notice.url)])


def _next_try(tries: int, wait_s: float | None) -> datetime:
    own = min(FIRST_WAIT_S * 2 ** min(tries - 1, 10), LONGEST_WAIT_S)
    return clock.now() + timedelta(seconds=own if wait_s is None else wait_s)


async def _plan(session: AsyncSession, notice: Row[Any], chunk: int) -> None:
    """Give up what is too late, come back for what must wait, and forget a notice that everybody got."""
    now = clock.now()
    parameters = {"notice_id": notice.id, "chunk": chunk}
    await run(session, queries.GIVE_UP, {**parameters, "now": now, "expires_at": notice.expires_at})
    soon = now + timedelta(seconds=FIRST_WAIT_S)
    at = (await run(session, queries.NEXT_TRY, {**parameters, "now": now, "soon": soon})).scalar()
    if at is not None:
        await enqueue(session, notice.id, chunk, at)
    await run(session, queries.FINISH_NOTICE, {"notice_id": notice.id})
