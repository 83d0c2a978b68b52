"""Indexes of tables that are there already, made while people go on writing to them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from alembic import op


def make(indexes: Mapping[str, str]) -> None:
    """Make indexes, each by its name and what stands behind ON; call it first in a migration.

    What a migration did before is committed by it, and would be there already when it is run again. One that
    was cut leaves an index that is none, which is made anew.
    """
    with _patiently():
        for name, columns in indexes.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {columns}")


def drop(names: Mapping[str, str]) -> None:
    """Drop them; also twice."""
    with _patiently():
        for name in names:
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")


@contextmanager
def _patiently() -> Iterator[None]:
    """Outside of a transaction, without an end to waiting: nobody waits for who waits here."""
    with op.get_context().autocommit_block():
        op.execute("SET lock_timeout = 0")
        yield
        op.execute("SET lock_timeout = '10s'")
