"""The open streams of this process: one connection hears of news, one query reads it for all."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import TupleRow

from api.platform.access import LiveSessions, Viewer
from api.platform.kit.database import Database, conninfo, named
from api.platform.kit.logs import why
from api.platform.kit.problems import TooManyRequestsError
from api.platform.kit.silence import KEEPALIVE, Connection
from api.platform.kit.sse import HEARTBEAT, Outlet, encode
from api.platform.stream import queries, service

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 20
"""Gateways close what is silent for a minute, some after half of one."""
SESSION_SECONDS = 5
"""How soon a stream ends after its session did."""
PEOPLE_PER_READ = 1_000
EVENTS_PER_READ = 500
"""Of one person; the rest is read next."""
LISTEN_SECONDS = 10
"""How often the connection that listens is asked for a sign of life, and what nobody was woken for read."""
RETRY_SECONDS = 1
WAIT_WHEN_FULL_SECONDS = 60
SESSION_ENDED = '{"kind": "session.ended", "notice": false, "data": {}}'
"""The last word of a stream whose session ended: the app need not come back to learn why."""


@dataclass(slots=True, eq=False)
class Subscriber:
    """One open stream."""

    account_id: UUID
    session_id: UUID
    address: str
    turn: int
    outlet: Outlet
    told: int | None = None
    """Id of the last event it was given; None while it still reads what it missed."""


@dataclass(slots=True, eq=False)
class Channel:
    """What the streams of one account share."""

    subscribers: list[Subscriber] = field(default_factory=list)
    """The oldest first."""
    read: int | None = None
    """Id of the last event that was read for them; None until the first of them knows where it stands."""
    missed: bool = False
    """Something happened before that."""


class Hub:
    """Streams come and go while it runs; where it does not, a stream tells what there is and ends."""

    def __init__(
        self, database: Database, live_sessions: LiveSessions, *, per_account: int, per_address: int
    ) -> None:
        self._database = database
        self._live_sessions = live_sessions
        self._per_account = per_account
        self._per_address = per_address
        self._channels: dict[UUID, Channel] = {}
        self._addresses: Counter[str] = Counter()
        self._turns: list[set[Subscriber]] = [set() for _ in range(HEARTBEAT_SECONDS)]
        self._next_turn = count()
        self._woken: set[UUID] = set()
        self._news = asyncio.Event()
        self._newest = (0, "")
        """Number and id of the latest event that was told or stood at."""
        self._tasks: list[asyncio.Task[None]] = []
        self._running = False

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Hear and tell news until left; then every stream ends."""
        self._running = True
        self._tasks = [asyncio.create_task(one()) for one in (self._listen, self._read, self._pulse)]
        try:
            yield
        finally:
            self.end_all()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def open_streams(self) -> int:
        """How many streams are open in this process."""
        return sum(map(len, self._turns))

    def end_all(self) -> None:
        """End every stream, and soon those that still come: another process takes them over."""
        self._running = False
        self._let_go()

    def _let_go(self) -> None:
        for turn in self._turns:
            for subscriber in turn:
                subscriber.outlet.end()

    @asynccontextmanager
    async def attend(
        self, viewer: Viewer, address: str, after: str | None, outlet: Outlet
    ) -> AsyncIterator[None]:
        """Give a person's events to the outlet: those after that id, then what happens until it is left.

        Raises TooManyRequestsError.
        """
        if self._addresses[address] >= self._per_address:
            raise TooManyRequestsError(WAIT_WHEN_FULL_SECONDS)
        turn = next(self._next_turn) % HEARTBEAT_SECONDS
        subscriber = Subscriber(viewer.account_id, viewer.session_id, address, turn, outlet)
        self._join(subscriber)
        try:
            await self._begin(subscriber, after)
            yield
        finally:
            self._leave(subscriber)

    def _join(self, subscriber: Subscriber) -> None:
        channel = self._channels.setdefault(subscriber.account_id, Channel())
        if len(channel.subscribers) >= self._per_account:
            # A phone that lost its network leaves streams behind that only look alive: the newest is the one.
            channel.subscribers.pop(0).outlet.end()
        channel.subscribers.append(subscriber)
        self._turns[subscriber.turn].add(subscriber)
        self._addresses[subscriber.address] += 1

    def _leave(self, subscriber: Subscriber) -> None:
        subscriber.outlet.ended = True
        channel = self._channels[subscriber.account_id]
        if subscriber in channel.subscribers:
            channel.subscribers.remove(subscriber)
        if not channel.subscribers:
            del self._channels[subscriber.account_id]
        self._turns[subscriber.turn].discard(subscriber)
        self._addresses[subscriber.address] -= 1
        if not self._addresses[subscriber.address]:
            del self._addresses[subscriber.address]

    async def _begin(self, subscriber: Subscriber, after: str | None) -> None:
        account_id = subscriber.account_id
        opening = await service.opening(self._database, account_id, after)
        subscriber.outlet.put(b"".join(encode(event_id, wire) for event_id, wire in opening.events))
        subscriber.told = opening.newest
        self._newest = max(self._newest, (opening.newest, opening.tag or ""))
        if not self._running:
            subscriber.outlet.end()
        channel = self._channels[account_id]
        if channel.read is None:
            channel.read = opening.newest
            if channel.missed:
                self._wake([account_id])
        elif channel.read > opening.newest:
            # What the others were told meanwhile is read once more, for this one.
            channel.read = opening.newest
            self._wake([account_id])

    def _wake(self, account_ids: Iterable[UUID]) -> None:
        self._woken.update(one for one in account_ids if one in self._channels)
        if self._woken:
            self._news.set()

    async def _listen(self) -> None:
        where = conninfo(self._database.url)
        while True:
            try:
                async with await Connection[TupleRow].connect(
                    where,
                    autocommit=True,
                    connect_timeout=LISTEN_SECONDS,
                    application_name=named("streams"),
                    **KEEPALIVE,
                ) as connection:
                    await connection.execute(f"LISTEN {queries.WAKES}")
                    if self._newest[0] and not await service.holds(self._database, self._newest[1]):
                        # Set back: numbers are given out again, and whoever waits beyond them hears nothing.
                        self._newest = (0, "")
                        self._let_go()
                    # What was said while nobody listened.
                    self._wake(list(self._channels))
                    while True:
                        async for notice in connection.notifies(timeout=LISTEN_SECONDS):
                            self._wake(map(UUID, notice.payload.split()))
                        async with asyncio.timeout(LISTEN_SECONDS):
                            await connection.execute("SELECT 1")
                        # Whoever told something may have been killed before it rang.
                        self._wake(list(self._channels))
            except (psycopg.Error, OSError) as error:
                logger.warning("streams hear no news: %s", type(error).__name__, extra=why(error))
                await asyncio.sleep(RETRY_SECONDS)

    async def _read(self) -> None:
        while True:
            await self._news.wait()
            people = [self._woken.pop() for _ in range(min(len(self._woken), PEOPLE_PER_READ))]
            if not self._woken:
                self._news.clear()
            after = {}
            for account_id in people:
                channel = self._channels.get(account_id)
                if channel is None:
                    continue
                if channel.read is None:
                    channel.missed = True
                else:
                    after[account_id] = channel.read
            if not after:
                continue
            try:
                self._tell(await service.news(self._database, after, EVENTS_PER_READ))
            except psycopg.Error as error:
                logger.warning("news cannot be read: %s", type(error).__name__, extra=why(error))
                self._wake(after)
                await asyncio.sleep(RETRY_SECONDS)

    def _tell(self, rows: Sequence[tuple[Any, ...]]) -> None:
        for account_id, news in groupby(rows, key=itemgetter(0)):
            channel = self._channels.get(account_id)
            if channel is None or channel.read is None:
                continue
            told = list(news)
            events = [(number, encode(event_id, wire)) for _, number, event_id, wire in told]
            everything = b"".join(chunk for _, chunk in events)
            first, last = events[0][0], events[-1][0]
            self._newest = max(self._newest, (last, told[-1][2]))
            for one in channel.subscribers:
                if one.told is None or one.told >= last:
                    continue
                late = one.told >= first
                one.outlet.put(
                    b"".join(chunk for number, chunk in events if number > one.told) if late else everything
                )
                one.told = last
            channel.read = last
            if len(events) == EVENTS_PER_READ:
                self._wake([account_id])

    async def _pulse(self) -> None:
        for second in count():
            await asyncio.sleep(1)
            for subscriber in self._turns[second % HEARTBEAT_SECONDS]:
                subscriber.outlet.put(HEARTBEAT)
            try:
                await self._end_those_signed_out(second)
            except psycopg.Error as error:
                logger.warning(
                    "sessions of streams cannot be read: %s", type(error).__name__, extra=why(error)
                )

    async def _end_those_signed_out(self, second: int) -> None:
        due = [one for turn in self._turns[second % SESSION_SECONDS :: SESSION_SECONDS] for one in turn]
        if not due:
            return
        live = await self._live_sessions(self._database, {one.session_id for one in due})
        for one in due:
            if one.session_id not in live:
                one.outlet.put(encode(str(one.told or 0), SESSION_ENDED))
                one.outlet.end()
