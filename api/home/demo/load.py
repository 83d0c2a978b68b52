"""Loading the demonstration set where it is not loaded yet; `epass run` asks at each start."""

from hashlib import blake2b

from api.home.demo import DATA
from api.platform.kit.bulk import Connection
from api.platform.kit.clock import now, today
from api.platform.kit.database import connect
from api.platform.settings import Settings

SOURCE = "demonstration"
"""Name under which the import log keeps the loading of the set."""

LOCK = 7_301_953


def load_demo(url: str, settings: Settings | None = None) -> bool:
    """Load the set into the database at `url`; False when today's set is there already.

    The facts are loaded once, so that later imports of the real sources stand; what is invented lies ahead
    of today, and is loaded anew each day. Badges are signed: they are made where the settings are given.
    """
    facts = _digest("")
    invented = _digest(str(today()))
    with connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if _is_loaded(connection, "invented", invented):
            return False
        # Most starts only ask: what writes the set needs most of the application.
        from api.home.demo import writing

        # Each part is whole by itself, and its mark is set last: a load that was cut off is done again.
        if not _is_loaded(connection, "facts", facts):
            _mark(connection, "facts", facts, writing.write_facts(connection))
        _mark(connection, "invented", invented, writing.write_invented(connection, url, settings))
        connection.execute("ANALYZE")
    return True


def _is_loaded(connection: Connection, part: str, digest: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM import_run WHERE source = %s AND dataset = %s AND digest = %s", [SOURCE, part, digest]
    ).fetchone()
    return row is not None


def _mark(connection: Connection, part: str, digest: str, read: int) -> None:
    connection.execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at) VALUES (%s, %s, 'demo', %s, %s, %s, 0, 0, 0, 0, %s)",
        [SOURCE, part, digest, read, read, now()],
    )


def _digest(day: str) -> str:
    """Changes with the files, and with the day where one is given."""
    content = blake2b(day.encode(), digest_size=16)
    for path in sorted(DATA.rglob("*.*")):
        content.update(path.read_bytes())
    return content.hexdigest()
