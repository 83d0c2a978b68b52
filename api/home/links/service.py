"""Decisions about outward links: each is asked once a week, those of a large site in turns.

Dead is what failed twice in a row.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.path import service as path
from api.guide.trainings import service as trainings
from api.home.links import queries
from api.platform.kit.clock import now
from api.platform.kit.database import Database
from api.platform.kit.fetching import MAX_URL, Fetcher, FetchError, NotAllowedError
from api.platform.kit.listing import Found
from api.platform.kit.pagination import decode_cursor
from api.platform.kit.statements import run
from api.platform.kit.wire import PageQuery
from api.platform.settings import Settings

A_RUN = 5000
"""Links that one run asks, those asked longest ago first."""
OF_A_HOST = 2000
"""Of them of one host, so that others get their turn: about an hour's, with the pause."""
BATCH = 100
"""Verdicts that are written down at once: a run that is stopped loses fewer."""
HOSTS = 8
"""Hosts that are asked at once, each one link at a time."""
PAUSE_S = 1.0
"""Between two links of one host."""
SILENT = 2
"""So often in a row a host does not answer before its other links are taken to fail alike, unasked."""
AGAIN = timedelta(days=6)
"""A link asked less long ago is left alone: a run that comes twice finds nothing to do."""
TWICE = 2
"""Failures in a row that make a link dead."""
_GONE = frozenset({404, 410})
_NO_ANSWER = frozenset({"unreachable", "too_slow"})


async def check_due(database: Database, settings: Settings, fetcher: Fetcher, pause: float = PAUSE_S) -> int:
    """Ask the links that are due, and write down what was found as it comes; how many.

    Where no host at all answered, our own network was away, and nothing is written.
    """
    moment = now()
    fixed = {"fixed": _fixed(settings)}
    before = moment - AGAIN
    async with database.reads.connect() as connection:
        due = await connection.execute(
            queries.DUE,
            {**fixed, "before": before, "longest": MAX_URL, "of_a_host": OF_A_HOST, "limit": A_RUN},
        )
        links: dict[str, list[str]] = defaultdict(list)
        for row in due:
            links[row.host].append(row.address)
    notes = _Notes(database, moment, before)
    free = asyncio.Semaphore(HOSTS)

    async def ask(addresses: Sequence[str]) -> None:
        async with free:
            async for address, verdict in _ask_host(fetcher, addresses, pause):
                await notes.add(address, verdict)

    async with asyncio.TaskGroup() as group:
        # The host that takes longest first, that nobody waits for it alone at the end.
        for addresses in sorted(links.values(), key=len, reverse=True):
            group.create_task(ask(addresses))
    if not notes.somebody_answered:
        return 0
    await notes.write()
    async with database.transaction() as session:
        await run(session, queries.FORGET, fixed)
    return notes.written


class _Notes:
    """Verdicts of a run, written down in batches; none before a host answered: so our network is there."""

    def __init__(self, database: Database, moment: datetime, before: datetime) -> None:
        self._database = database
        self._when = {"now": moment, "before": before}
        self._waiting: dict[str, str] = {}
        self.somebody_answered = False
        self.written = 0

    async def add(self, address: str, verdict: str) -> None:
        self._waiting[address] = verdict
        self.somebody_answered |= verdict not in _NO_ANSWER
        if self.somebody_answered and len(self._waiting) >= BATCH:
            await self.write()

    async def write(self) -> None:
        told, self._waiting = self._waiting, {}
        if not told:
            return
        async with self._database.transaction() as session:
            lines = [
                {"address": address, "status": status, **self._when}
                for address, status in sorted(told.items())
            ]
            await run(session, queries.RECORD, lines)
        self.written += len(told)


async def dead(connection: AsyncConnection, settings: Settings, query: PageQuery) -> list[Found]:
    """Dead links and the pages that show them; at most `limit` + 1, those that failed first."""
    after = decode_cursor(query.cursor, (float, str))
    rows = await connection.execute(
        queries.DEAD,
        {
            "fixed": _fixed(settings),
            "failures": TWICE,
            "after": after[0] if after else None,
            "after_id": after[1] if after else "",
            "limit": query.limit + 1,
        },
    )
    return [Found(row.position, row.id, row.json) for row in rows]


def _fixed(settings: Settings) -> list[str]:
    """Addresses that stand on many pages, or in a path."""
    own = [one for one in (settings.region_site_url, settings.region_transport_url) if one]
    return [*own, *trainings.admission_addresses(), *path.usual_addresses()]


async def _ask_host(
    fetcher: Fetcher, addresses: Sequence[str], pause: float
) -> AsyncIterator[tuple[str, str]]:
    silent, last = 0, ""
    for number, address in enumerate(addresses):
        if silent < SILENT:
            if number:
                await asyncio.sleep(pause)
            last = await _verdict(fetcher, address)
            silent = silent + 1 if last in _NO_ANSWER else 0
        yield address, last


async def _verdict(fetcher: Fetcher, address: str) -> str:
    """Empty where somebody answers, also who wants no machines (403, 429); else why it leads nowhere."""
    try:
        status = await fetcher.status(address)
    except NotAllowedError as error:
        # It goes on to an address that browsers open and this server does not ask.
        return "" if error.code in {"scheme", "port", "address"} else error.code
    except FetchError as error:
        return error.code
    return str(status) if status in _GONE or status >= 500 else ""
