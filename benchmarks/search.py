"""Whether the search finds what people look for, beside the lists that were there before; how long it takes.

Queries by writers who had seen neither the code nor each other's (benchmarks/relevance); half of them are
read by this measurement alone. Documents are those of the demonstration and of all open data at hand.
"""

import asyncio
import http.client
import json
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy.ext.asyncio import AsyncConnection

from api.guide.careers import service as careers
from api.guide.careers.schemas import CareerFilter
from api.guide.places import service as places
from api.guide.region.service import Area
from api.guide.trainings import service as trainings
from api.guide.trainings.schemas import TrainingSearch
from api.home.around import service as around
from api.home.search import service
from api.platform.kit.database import Database, connect
from api.platform.kit.geo import box_around
from api.platform.kit.wire import PageQuery, WhereQuery
from benchmarks.published import published
from benchmarks.relevance.accepted import Answers, Key
from benchmarks.report import Figure, load_average, middle, percentile
from benchmarks.servers import api_process, timed_get
from benchmarks.size import WARM, sized, some

HERE = Path(__file__).parent / "relevance"
HALVES = ("read", "unread")
RADIUS_M = 30_000
FIRST = 3
COPIES = sized(44, 2)
"""Of each document, for a search among 200,000: each with another word in its name, a little farther off."""
RUNS = sized(5, 1)
LETTERS = sized(20, 4)
"""Of a query, those that are typed one by one."""
TYPED_RUNS = sized(5, 1)

NO_CAREER_FILTERS = CareerFilter().model_dump(exclude={"q"})
NO_FILTERS = TrainingSearch().model_dump(exclude={*WhereQuery.model_fields, *PageQuery.model_fields, "q"})

Query = dict[str, Any]
Search = Callable[[AsyncConnection, Query], Awaitable[list[Key]]]

_MANY = """
    WITH word AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY word) AS number, word FROM search_word WHERE named
    )
    INSERT INTO search_document (type, id, kind, name, names, words, level, statuses, commune, starts_at,
        lats, lons, at, careers, departments, digest, naming, vector)
    SELECT d.type, CASE WHEN d.type IN ('answer', 'event', 'offer', 'place') THEN gen_random_uuid()::text
            ELSE d.id || '-' || copy END, d.kind, d.name || ' ' || w.word, d.names, d.words, d.level,
        d.statuses, d.commune, d.starts_at,
        ARRAY(SELECT lat + hashint4(copy) %% 1000 / 1000.0 FROM unnest(d.lats) AS lat),
        ARRAY(SELECT lon + hashint4(copy + 7) %% 1000 / 800.0 FROM unnest(d.lons) AS lon),
        d.at || '-' || copy, d.careers, d.departments, d.digest,
        d.naming || setweight(epass_vector(w.word), 'A'), d.vector || setweight(epass_vector(w.word), 'A')
    FROM search_document d CROSS JOIN generate_series(1, %(copies)s) AS copy
    JOIN word w ON w.number = 1 + abs(hashtext(d.id || copy)) %% (SELECT count(*) FROM word)
"""


def measure() -> list[Figure]:
    """Success among the first three, then milliseconds. Raises AbsentError without the publishers' files."""
    with published() as url:
        with connect(url) as connection:
            answers = Answers(connection)
        figures = asyncio.run(_success(url, answers))
        figures += _typing(url, "the region's documents")
        with connect(url, autocommit=True) as connection:
            connection.execute(_MANY, {"copies": COPIES})
            connection.execute("UPDATE search_state SET documents = (SELECT count(*) FROM search_document)")
            connection.execute("VACUUM ANALYZE search_document")
        return [*figures, asyncio.run(_speed(url)), *_typing(url, "200,000 documents")]


def queries_of(half: str) -> list[Query]:
    """The queries of a half."""
    return [json.loads(line) for line in some((HERE / f"{half}.jsonl").read_text().splitlines(), 10)]


async def _success(url: str, answers: Answers) -> list[Figure]:
    database = Database(url)
    figures = []
    try:
        async with database.reads.connect() as connection:

            async def one_field(connection: AsyncConnection, query: Query) -> list[Key]:
                found = await service.search(
                    database.hot, connection, query["q"], commune=query["near"], limit=FIRST
                )
                return [(item["type"], item["id"]) for item in found.items]

            async def lists(connection: AsyncConnection, query: Query) -> list[Key]:
                return await _before(connection, answers, query)

            for half in HALVES:
                asked = queries_of(half)
                before = await _share(connection, lists, answers, asked)
                share, nothing, by = await _share(connection, one_field, answers, asked)
                detail = f"{len(asked)} queries, by writer {by}; the lists of before: {before[0]:.3f}"
                figures += [
                    Figure(f"search, success@{FIRST}, {half} half", share, "", 0.9, "higher", detail),
                    Figure(f"search, nothing found, {half} half", nothing, "", 0.02, "lower"),
                ]
    finally:
        await database.close()
    return figures


async def _share(
    connection: AsyncConnection, search: Search, answers: Answers, asked: Sequence[Query]
) -> tuple[float, float, str]:
    """The share of queries with an answer among the first, of those with nothing at all, and by writer."""
    right: dict[str, list[bool]] = {}
    nothing = 0
    for query in asked:
        found = await search(connection, query)
        nothing += not found
        right.setdefault(query["by"], []).append(
            any(answers.accepted(query, type_, id_) for type_, id_ in found[:FIRST])
        )
    each = [one for writers in right.values() for one in writers]
    by = ", ".join(f"{sum(ones) / len(ones):.2f}" for ones in right.values())
    return sum(each) / len(each), nothing / len(asked), by


async def _before(connection: AsyncConnection, answers: Answers, query: Query) -> list[Key]:
    """What the lists of before put first: all around a commune that is chosen, else a list of each type."""
    words = query["q"]
    if query["near"]:
        centre = answers.communes[query["near"]]
        area = Area(centre, box_around(centre, RADIUS_M), RADIUS_M)
        found = await around.search(
            connection, area, types=[], place_kinds=[], event_kinds=[], offer_kinds=[], levels=[], q=words,
            limit=FIRST, cursor=None,
        )  # fmt: skip
        return [_key(item.json) for item in found]
    lists = (
        await places.search(connection, None, q=words, limit=1),
        await trainings.search(connection, None, q=words, limit=1, **NO_FILTERS),
        await careers.search(connection, NO_CAREER_FILTERS, q=words, limit=1),
    )
    return [_key(found[0].json) for found in lists if found]


def _key(told: str) -> Key:
    item = json.loads(told)
    return item["type"], item.get("id") or item["code"]


async def _speed(url: str) -> Figure:
    """Milliseconds of a search among 200,000 documents, one after the other."""
    database = Database(url)
    asked = queries_of("read")
    runs = []
    try:
        async with database.reads.connect() as connection:
            for _ in range(RUNS + WARM):
                taken = []
                for query in asked:
                    started = time.perf_counter()
                    await service.search(
                        database.hot, connection, query["q"], commune=query["near"], limit=20
                    )
                    taken.append((time.perf_counter() - started) * 1000)
                runs.append(taken)
    finally:
        await database.close()
    halves = ", ".join(f"{percentile(run, 50):.1f}/{percentile(run, 95):.1f}" for run in runs[WARM:])
    value = middle([percentile(run, 50) for run in runs[WARM:]])
    detail = f"{len(asked)} queries a run, p50/p95: {halves}; load {load_average()}"
    return Figure("search among 200,000 documents, p50", value, "ms", 15, "lower", detail)


def _typing(url: str, among: str) -> list[Figure]:
    """Milliseconds of suggestions through HTTP for what stands in the field after each letter, one after the
    other on a kept connection to the api in one process, each asked once. The first run warms.
    """
    typed = {
        (query["q"][:letters], query["near"])
        for query in queries_of("read")
        for letters in range(1, min(LETTERS, len(query["q"])) + 1)
        if query["q"][:letters].strip()
    }
    asked = sorted(typed, key=str)
    random.Random(len(asked)).shuffle(asked)
    with api_process(url, EPASS_READS_PER_MINUTE="10000000") as (port, _):
        every = TYPED_RUNS + WARM
        runs = [_suggested(port, asked[run::every]) for run in range(every)][WARM:]
    halves = ", ".join(f"{percentile(run, 50):.1f}/{percentile(run, 95):.1f}" for run in runs)
    detail = f"{len(asked)} beginnings in {TYPED_RUNS} runs, p50/p95: {halves}; load {load_average()}"
    value = middle([percentile(run, 95) for run in runs])
    return [Figure(f"suggestions through HTTP, {among}, p95", value, "ms", 20, "lower", detail)]


def _suggested(port: int, asked: Sequence[tuple[str, str | None]]) -> list[float]:
    """Milliseconds of each answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    taken = []
    for words, near in asked:
        query = {"q": words, **({"commune": near} if near else {})}
        taken.append(timed_get(connection, f"/api/v1/suggest?{urlencode(query)}")[0])
    connection.close()
    return taken
