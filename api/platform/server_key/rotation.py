"""Sealed anew, row by row, while everybody goes on: by the key what only the previous one opens.

A row is written only where it still holds what was read, so that nobody's change is undone; whatever a stop
leaves is what the next run finds. Marks and links are made with the lasting key, which stays.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from api.platform.kit.bulk import Connection
from api.platform.kit.secrets import Secrets
from api.platform.server_key import service
from api.platform.server_key.service import Keys, Sealed, WrongKeyError, as_bytes

BATCH = 500
"""Rows of a transaction."""
PASSES = 20
"""After so many, somebody still seals with the previous key."""
PAUSE_S = 0.1
"""Seconds between two of them, in which whoever holds a row lets go of it."""
LOCK = 7_301_956
"""Key of the advisory lock that a rotation takes; any number, the same everywhere."""


class Left(NamedTuple):
    """Of one column: rows that only the previous key opens, and rows that neither opens."""

    sealed: Sealed
    old: int
    lost: int


def left(connection: Connection, keys: Keys, sealed: Sequence[Sealed]) -> Iterator[Left]:
    """What still hangs on the previous key. Raises WrongKeyError."""
    secrets, key_alone = service.opened(keys), service.opened(Keys(keys.key))
    for one in sealed:
        old = lost = 0
        for batch in _batches(connection, one):
            for _row, value in batch:
                if key_alone.unseal(as_bytes(value)) is None:
                    if secrets.unseal(as_bytes(value)) is None:
                        lost += 1
                    else:
                        old += 1
        yield Left(one, old, lost)


def since(connection: Connection, keys: Keys) -> datetime | None:
    """Since when the key is the database's; None where it is not, or one is taking another's place."""
    kept = service.read(connection)
    if kept is None or kept.next_mark is not None or kept.mark != service.fingerprint(keys.key):
        return None
    return kept.since


def alone(connection: Connection) -> bool:
    """Whether no other rotation runs; none begins then until the connection ends.

    Of two, one might begin anew what the other has just ended, and be stopped: both keys would be needed.
    """
    row = connection.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone()
    return row == (True,)


def rotate(
    connection: Connection, keys: Keys, sealed: Sequence[Sealed], told: Callable[[Sealed, int], None]
) -> bool:
    """Let the key take the previous one's place; whether it has. `connection` commits each statement.

    `told` hears of each batch how many rows of that column were sealed anew. Raises WrongKeyError.
    """
    secrets = service.opened(keys)
    kept = service.read(connection)
    if kept is None:
        raise WrongKeyError(service.OTHER)
    lasting = service.lasting_of(keys, kept)
    own = service.fingerprint(keys.key)
    other = kept.mark if kept.mark != own else kept.next_mark  # the latter: back from what was begun
    if other is not None:
        # From here on no process starts with one of the two alone.
        connection.execute(
            "UPDATE public.server_key SET mark = %s, next_mark = %s, sealed_lasting ="
            " coalesce(sealed_lasting, %s)",
            [other, own, secrets.seal(lasting)],
        )
    for _ in range(PASSES):
        if not sum([_pass(connection, secrets, one, told) for one in sealed]):
            break
        time.sleep(PAUSE_S)
    else:
        return False
    ended = connection.execute(
        "UPDATE public.server_key SET mark = %s, next_mark = NULL, sealed_lasting = %s, since ="
        " CASE mark WHEN %s THEN since ELSE now() END WHERE coalesce(next_mark, mark) = %s",
        [own, secrets.seal(lasting), own, own],
    )
    return ended.rowcount == 1


def _pass(connection: Connection, secrets: Secrets, one: Sealed, told: Callable[[Sealed, int], None]) -> int:
    """How many rows were found that hang on the previous key.

    Of a batch all wait for none: rows that somebody holds are the next pass's, so that nobody who holds
    several is caught between them.
    """
    free = f"SELECT {one.row} FROM public.{one.table} WHERE {one.row} = ANY(%s) FOR UPDATE SKIP LOCKED"  # noqa: S608
    update = f"UPDATE public.{one.table} SET {one.column} = %s WHERE {one.row} = %s AND {one.column} = %s"  # noqa: S608
    found = 0
    for batch in _batches(connection, one):
        anew = {
            row: (new.decode() if isinstance(value, str) else new, row, value)
            for row, value in batch
            if (new := secrets.seal_anew(as_bytes(value))) is not None
        }
        if not anew:
            continue
        found += len(anew)
        with connection.transaction(), connection.cursor() as cursor:
            rows = cursor.execute(free.encode(), [list(anew)]).fetchall()
            cursor.executemany(update.encode(), [anew[row] for (row,) in rows])
        told(one, len(rows))
    return found


def _batches(connection: Connection, one: Sealed) -> Iterator[list[tuple[object, bytes | str]]]:
    """The rows of a column in the order of their key, each batch by a statement of its own.

    What is added behind the last one meanwhile is for the next pass, else none might end.
    """
    query = one.query.replace("SELECT ", f"SELECT {one.row}, ", 1)
    last = connection.execute(f"{query} ORDER BY {one.row} DESC LIMIT 1".encode()).fetchone()
    if last is None:
        return
    upto = f"{query} AND {one.row} <= %s"
    rows = connection.execute(f"{upto} ORDER BY {one.row} LIMIT {BATCH}".encode(), [last[0]]).fetchall()
    more = f"{upto} AND {one.row} > %s ORDER BY {one.row} LIMIT {BATCH}".encode()
    while rows:
        yield rows
        rows = connection.execute(more, [last[0], rows[-1][0]]).fetchall()
