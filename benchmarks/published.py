"""What a region publishes: the demonstration and all open data at hand, found by the search."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.guide.opendata.folder import import_folder
from api.guide.opendata.reader import silent
from api.home.demo.load import load_demo
from api.home.search.bulk import renew
from api.platform.kit.database import connect
from benchmarks.servers import temporary_database


def open_data() -> Path | None:
    """The folder of the publishers' files (EPASS_OPEN_DATA); None where they are not at hand."""
    folder = Path(os.environ.get("EPASS_OPEN_DATA", "../shared/data"))
    return folder if (folder / "rome").is_dir() else None


@contextmanager
def published(folder: Path) -> Iterator[str]:
    """URL of a database that holds it, removed at the end."""
    with temporary_database() as url:
        load_demo(url)
        for _ in import_folder(url, folder, begins=lambda _name: silent):
            pass
        with connect(url) as connection:
            renew(connection, whole=True)
        with connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        yield url
