"""What a region publishes: the demonstration and all open data at hand, found by the search."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.guide.opendata.folder import import_folder
from api.guide.opendata.reader import silent
from api.home.search.bulk import renew
from api.platform.kit.database import connect
from benchmarks.report import AbsentError
from benchmarks.servers import demonstration
from benchmarks.size import SMALLEST


def open_data() -> Path:
    """The folder of the publishers' files. Raises AbsentError where there is none."""
    folder = Path(os.environ.get("EPASS_OPEN_DATA", "../shared/data"))
    if not (folder / "rome").is_dir():
        raise AbsentError("the publishers' files (EPASS_OPEN_DATA)")
    return folder


@contextmanager
def published() -> Iterator[str]:
    """URL of a database that holds it, removed at the end; the smallest holds the demonstration alone.

    Raises AbsentError where the publishers' files are asked for and not there.
    """
    folder = None if SMALLEST else open_data()
    with demonstration() as url:
        if folder:
            for _ in import_folder(url, folder, begins=lambda _name: silent):
                pass
            with connect(url) as connection:
                renew(connection, whole=True)
        with connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        yield url
