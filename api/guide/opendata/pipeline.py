"""One import from beginning to end, in one transaction: all of a file, or nothing of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg.types.json import Jsonb

from api.guide.opendata import guard, normalise
from api.guide.opendata.archive import packed_folder
from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.job import Job
from api.guide.opendata.reader import InputFile, Progress, is_of_web, opened, silent
from api.guide.opendata.report import ImportReport, RejectionLog
from api.guide.opendata.source import Source
from api.guide.opendata.sources import SOURCES
from api.platform.kit.bulk import Connection, lock
from api.platform.kit.clock import now, today
from api.platform.kit.database import connect


def run_import(
    url: str,
    source: str,
    address: str,
    *,
    dry_run: bool = False,
    report: Path | None = None,
    progress: Progress | None = None,
    demo: bool = False,
    force: bool = False,
) -> ImportReport:
    """Import a source from a file or an http(s) address into the database at `url`.

    A dry run does everything, then takes it back. `report` names a file that receives each refused row as a
    line of JSON. `demo` marks what is imported as a demonstration; `force` lets much of what is there vanish
    at once. Raises BrokenFileError when nothing of the file can be used, or too much would vanish; the
    database is then as it was.
    """
    if source not in SOURCES:
        raise BrokenFileError("unknown_source", source)
    known = SOURCES[source]
    with _opened(known, address, progress) as file:
        return import_file(
            url,
            file,
            known.importer,
            ImportReport(source, address=shown(address, file), dry_run=dry_run),
            rank=known.rank,
            report=report,
            demo=demo,
            force=force,
        )


@contextmanager
def _opened(known: Source, address: str, progress: Progress | None) -> Iterator[InputFile]:
    if known.is_folder and not is_of_web(address) and (folder := Path(address)).is_dir():
        with packed_folder(folder, progress or silent) as file:
            yield file
    else:
        with opened(address, progress) as file:
            yield file


def import_file(
    url: str,
    file: InputFile,
    importer: Callable[[Job], None],
    done: ImportReport,
    *,
    rank: int = 100,
    report: Path | None = None,
    demo: bool = False,
    force: bool = False,
) -> ImportReport:
    """Import an open file with this importer into the database at `url`, as `run_import` tells."""
    with connect(url, options="-c temp_buffers=64MB") as connection:
        with connection.transaction() as transaction:
            lock(connection, f"import {done.source}")
            run_id = _begin(connection, file, done)
            log = RejectionLog(connection, run_id, done, report)
            try:
                importer(Job(connection, file, done, log, done.source, rank, today(), demo))
                log.flush()
            except (psycopg.DataError, psycopg.errors.ProgramLimitExceeded) as error:
                # A number or a text beyond what a column holds: nothing of the file is believed.
                raise BrokenFileError("bad_value", str(error).splitlines()[0][:80]) from error
            finally:
                log.close()
            _end(connection, run_id, done, forced=force)
            guard.keep_changes(connection, run_id)
            if not force:
                guard.refuse_wiping(connection, run_id, done)
            if done.dry_run:
                raise psycopg.Rollback(transaction)
        return done


def shown(address: str, file: InputFile) -> str:
    """A file's name without its folders, or an address without credentials or query."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return normalise.text(f"{parts.scheme}://{parts.hostname}{parts.path}")
    return normalise.text(file.name)


def _end(connection: Connection, run_id: int, done: ImportReport, *, forced: bool) -> None:
    connection.execute(
        "UPDATE import_run SET dataset = %s, rows_read = %s, created = %s, updated = %s, unchanged = %s,"
        " rejected = %s, closed = %s, losses = %s, forced = %s, finished_at = %s WHERE id = %s",
        [
            done.dataset,
            done.read,
            done.created,
            done.updated,
            done.unchanged,
            done.rejected,
            done.closed,
            Jsonb(guard.losses(done)),
            forced,
            now(),
            run_id,
        ],
    )


def _begin(connection: Connection, file: InputFile, done: ImportReport) -> int:
    row = connection.execute(
        "INSERT INTO import_run (source, dataset, address, digest, rows_read, created, updated, unchanged,"
        " rejected, closed, finished_at) VALUES (%s, '', %s, %s, 0, 0, 0, 0, 0, 0, now()) RETURNING id",
        [done.source, done.address, file.digest],
    ).fetchone()
    assert row
    return int(row[0])
