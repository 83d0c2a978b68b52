"""A folder of publishers' files, each recognised and imported by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from api.guide.opendata.errors import BrokenFileError
from api.guide.opendata.pipeline import run_import
from api.guide.opendata.reader import Progress, local_file
from api.guide.opendata.recognise import SIGNS, names_of, sources_of
from api.guide.opendata.report import ImportReport
from api.guide.opendata.sources import SOURCES
from api.guide.opendata.unread import Unread, kind_of


class Made(NamedTuple):
    """What was made of a file: a report, or why there is none. Without a source it was not recognised."""

    path: Path
    source: str | None
    report: ImportReport | None = None
    error: BrokenFileError | None = None
    kind: Unread | None = None
    """Of what no source reads, where it is known what it is."""


def import_folder(
    url: str,
    folder: Path,
    *,
    dry_run: bool = False,
    demo: bool = False,
    force: bool = False,
    begins: Callable[[str], Progress],
) -> Iterator[Made]:
    """Import every file below a folder that a source recognises, in the order in which sources lean on each
    other; then name the others. `begins` is told each file's name and gives what its progress is told to.

    Each file is an import of its own: one that is refused changes nothing, and the next ones go on.
    Raises BrokenFileError where there is no such folder.
    """
    recognised, others = _recognised(folder)
    for source, path in recognised:
        progress = begins(path.name)
        try:
            report = run_import(
                url, source, str(path), dry_run=dry_run, demo=demo, force=force, progress=progress
            )
        except BrokenFileError as error:
            yield Made(path, source, error=error)
        else:
            yield Made(path, source, report)
    yield from others


def _recognised(folder: Path) -> tuple[list[tuple[str, Path]], list[Made]]:
    """The files of each source, and those of none."""
    if not folder.is_dir():
        raise BrokenFileError("not_a_folder" if folder.exists() else "not_found", folder.name[:80])
    found: list[tuple[str, Path]] = []
    others: list[Made] = []
    lists = _lists(folder)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if not lists.keys().isdisjoint(path.parents):
            continue
        try:
            file = local_file(str(path), lambda _done, _total: None)
            sources = sources_of(file)
            kind = None if sources else kind_of(path, names_of(file))
        except BrokenFileError as error:
            others.append(Made(path, None, error=error))
            continue
        found += [(source, path) for source in sources]
        if not sources:
            others.append(Made(path, None, kind=kind))
    found += [(source, path) for path, source in lists.items()]
    order = list(SOURCES)
    return sorted(found, key=lambda each: (order.index(each[0]), each[1])), others


def _lists(folder: Path) -> dict[Path, str]:
    """The folders that are one list of many files, and its source."""
    folders = [folder, *(path for path in sorted(folder.rglob("*")) if path.is_dir())]
    return {
        path: source
        for path in folders
        for source, known in SOURCES.items()
        if known.is_folder and all((path / name).is_dir() for name in SIGNS[source][0].split())
    }
