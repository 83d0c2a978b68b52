"""Loading the demonstration set where it is not loaded yet; `epass run` asks at each start."""

from hashlib import blake2b

from api.home.demo import DATA
from api.home.demo.marks import is_loaded, mark
from api.home.search.bulk import renew
from api.platform.kit.clock import today
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
        if is_loaded(connection, SOURCE, "invented", invented):
            return False
        # Most starts only ask: what writes the set needs most of the application.
        from api.home.demo import writing

        # Each part is whole by itself, and its mark is set last: a load that was cut off is done again.
        if not is_loaded(connection, SOURCE, "facts", facts):
            mark(connection, SOURCE, "facts", facts, writing.write_facts(connection, url))
        mark(connection, SOURCE, "invented", invented, writing.write_invented(connection, url, settings))
        with connection.transaction():
            renew(connection, whole=True)
        connection.execute("ANALYZE")
    return True


def _digest(day: str) -> str:
    """Changes with the files, and with the day where one is given."""
    content = blake2b(day.encode(), digest_size=16)
    for path in sorted(DATA.rglob("*.*")):
        content.update(path.read_bytes())
    return content.hexdigest()
