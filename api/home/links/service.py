"""Decisions about outward links: each is asked once a week; dead is what failed twice in a row."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.path import service as path
from api.guide.trainings.service import AFFELNET_URL, MASTERS_URL, PARCOURSUP_URL
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
    """Ask the links that are due, and write down what was found; how many.

    Where no host at all answered, our own network was away, and nothing is written.
    """
    moment = now()
    fixed = {"fixed": _fixed(settings)}
    before = moment - AGAIN
    async with database.reads.connect() as connection:
        due = await connection.execute(
            queries.DUE, {**fixed, "before": before, "longest": MAX_URL, "limit": A_RUN}
        )
        links: dict[str, list[str]] = defaultdict(list)
        for row in due:
            links[row.address.split("/", 3)[2]].append(row.address)
    free = asyncio.Semaphore(HOSTS)

    async def ask(addresses: Sequence[str]) -> dict[str, str]:
        async with free:
            return await _ask_host(fetcher, addresses, pause)

    found: dict[str, str] = {}
    for verdicts in await asyncio.gather(*map(ask, links.values())):
        found |= verdicts
    if _NO_ANSWER.issuperset(found.values()):
        return 0
    async with database.transaction() as session:
        told = [
            {"address": address, "status": status, "now": moment, "before": before}
            for address, status in sorted(found.items())
        ]
        await run(session, queries.RECORD, told)
        await run(session, queries.FORGET, fixed)
    return len(found)


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
    return [settings.region_site_url, PARCOURSUP_URL, AFFELNET_URL, MASTERS_URL, *path.usual_addresses()]


async def _ask_host(fetcher: Fetcher, addresses: Sequence[str], pause: float) -> dict[str, str]:
    found: dict[str, str] = {}
    silent, last = 0, ""
    for address in addresses:
        if silent < SILENT:
            if found:
                await asyncio.sleep(pause)
            last = await _verdict(fetcher, address)
            silent = silent + 1 if last in _NO_ANSWER else 0
        found[address] = last
    return found


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
