"""What the database holds, as gauges: asked in the background when somebody looks, kept for a while."""

import asyncio
import logging
import time
from collections.abc import Iterable, Sequence

import psycopg
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from psycopg.rows import TupleRow
from sqlalchemy import text

from api.platform.feature.measured import Measured
from api.platform.kit.database import conninfo, driver_sql
from api.platform.kit.logs import why
from api.platform.kit.silence import Connection

logger = logging.getLogger(__name__)

KEPT_SECONDS = 10.0
"""How long an answer is given again, however often somebody looks."""
WAIT_SECONDS = 2.5
"""How long whoever looks waits for a new one; after that they get the last."""
_OPTIONS = "-c statement_timeout=2000 -c default_transaction_read_only=on"

DATABASE = (
    Measured(
        "epass_database_connections",
        "Connections to the database, by what they call themselves",
        text(
            """
            SELECT CASE WHEN application_name LIKE 'epass %' THEN application_name ELSE 'other' END, count(*)
            FROM pg_stat_activity
            WHERE datid IS NOT NULL AND COALESCE(backend_type, 'client backend') = 'client backend' GROUP BY 1
            """
        ),
        ["application"],
    ),
    Measured(
        "epass_database_max_connections",
        "Connections that the database takes",
        text("SELECT current_setting('max_connections')::int"),
    ),
    Measured(
        "epass_database_size_bytes",
        "Bytes of the database on its disk",
        text("SELECT pg_database_size(current_database())"),
    ),
    Measured(
        "epass_database_read_only",
        "1 where the database takes no writes",
        text("SELECT pg_is_in_recovery()::int"),
    ),
)


class DatabaseGauges(Collector):
    """Collects in the metrics' own thread, asks in the process's loop: nothing of the process waits."""

    def __init__(self, url: str, measured: Sequence[Measured], loop: asyncio.AbstractEventLoop) -> None:
        self._conninfo = conninfo(url)
        self._measured = [*DATABASE, *measured]
        self._loop = loop
        self._kept: list[GaugeMetricFamily] = [self._up(0)]
        self._asked_at = float("-inf")
        self._asking = asyncio.Lock()

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The gauges, at most some seconds old where the database answers."""
        asked = asyncio.run_coroutine_threadsafe(self._renew(), self._loop)
        try:
            asked.result(WAIT_SECONDS)
        except TimeoutError:
            asked.cancel()
        return self._kept

    async def _renew(self) -> None:
        async with self._asking:
            if time.monotonic() - self._asked_at < KEPT_SECONDS:
                return
            try:
                async with asyncio.timeout(WAIT_SECONDS - 0.5):
                    self._kept = [self._up(1), *await self._ask()]
            except (psycopg.Error, OSError) as error:
                logger.warning("the database is not measured: %s", type(error).__name__, extra=why(error))
                self._kept = [self._up(0)]
            self._asked_at = time.monotonic()

    async def _ask(self) -> list[GaugeMetricFamily]:
        # A connection of its own: where all others are busy is when one looks.
        async with await Connection[TupleRow].connect(
            self._conninfo,
            autocommit=True,
            connect_timeout=2,
            options=_OPTIONS,
            application_name="epass metrics",
        ) as connection:
            found = []
            for one in self._measured:
                family = GaugeMetricFamily(one.name, one.help, labels=one.labels)
                try:
                    rows = await (await connection.execute(driver_sql(one.rows))).fetchall()
                except (psycopg.ProgrammingError, psycopg.errors.QueryCanceled) as error:
                    # A table that is not there yet, or one that takes too long: the others are told.
                    logger.warning("%s is not measured: %s", one.name, type(error).__name__, extra=why(error))
                    continue
                for *labels, value in rows:
                    family.add_metric([str(label) for label in labels], float(value or 0))
                found.append(family)
            return found

    @staticmethod
    def _up(value: int) -> GaugeMetricFamily:
        return GaugeMetricFamily("epass_database_up", "1 where the database answered", value=value)
