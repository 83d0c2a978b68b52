"""What the log of imports keeps of the demonstration set: no file was read, but rows have a source."""

from collections.abc import Sequence

from api.platform.kit.bulk import Connection
from api.platform.kit.clock import now

ADDRESS = "demo"
"""Stands in the log for what came with the set."""


def is_loaded(connection: Connection, source: str, dataset: str, digest: str) -> bool:
    """Whether that part of the set was loaded, in that state."""
    row = connection.execute(
        "SELECT 1 FROM import_run WHERE source = %s AND dataset = %s AND digest = %s",
        [source, dataset, digest],
    ).fetchone()
    return row is not None


def imported(connection: Connection, sources: Sequence[str]) -> bool:
    """Whether one of these sources was imported for real."""
    row = connection.execute(
        "SELECT 1 FROM import_run WHERE source = ANY(%s) AND address <> %s", [list(sources), ADDRESS]
    ).fetchone()
    return row is not None


def mark(connection: Connection, source: str, dataset: str, digest: str, read: int) -> None:
    """Keep that so many rows of a source came with the set."""
    connection.execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at) VALUES (%s, %s, %s, %s, %s, %s, 0, 0, 0, 0, %s)",
        [source, dataset, ADDRESS, digest, read, read, now()],
    )
