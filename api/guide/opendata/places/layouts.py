"""From the rows of any place source to the records of `places.merge`.

Most rows of a file were there the last time. So a row costs its key and a digest; only rows that are new or
changed are understood, by the layout of their source.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, ClassVar, Generic, TypeVar

from api.guide.opendata import names, positions
from api.guide.opendata.errors import BrokenFileError, RejectedRowError
from api.guide.opendata.gazetteer import Commune, Gazetteer
from api.guide.opendata.headers import Columns, resolve
from api.guide.opendata.job import Job
from api.guide.opendata.reader import Json
from api.guide.opendata.table import Table
from api.guide.places.merge import RecordImport, StagedRecord, middles_of_communes
from api.guide.region.bulk import write_centres
from api.guide.trainings.bulk import refresh, refresh_somewhere
from api.platform.kit.geo import Position

Row = TypeVar("Row")
Values = dict[str, Any]

BATCH = 4000
MAPPING = "6"
"""Raised when layouts read more, or otherwise, out of the same rows: all rows are then read anew."""


class Layout(ABC, Generic[Row]):
    """How the rows of one source are read."""

    dataset = ""
    repeats = False
    """Whether a place normally stands on many rows, of which the first is enough."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._seed = blake2b(f"{MAPPING} {gazetteer.fingerprint}".encode(), digest_size=16).digest()

    def refuse(self, row: Row) -> str | None:  # noqa: ARG002
        """Why the row is none of ours, or no longer; null for a row to keep. Called for every row."""
        return None

    @abstractmethod
    def key(self, row: Row) -> str:
        """The source's identifier of the place; empty when there is none."""

    @abstractmethod
    def department(self, row: Row) -> str | None:
        """Code of the department that the row tells about."""

    @abstractmethod
    def values(self, row: Row) -> Values:
        """What the row says, in the shape of `places.merge`. Raises RejectedRowError."""

    @abstractmethod
    def bytes_of(self, row: Row) -> bytes:
        """The raw content that matters, for the digest. Raises UnicodeEncodeError for broken characters."""

    def digest(self, row: Row) -> str:
        """Changes when the row, its reading or the known communes change."""
        return blake2b(self.bytes_of(row), digest_size=8, key=self._seed).hexdigest()


class TableLayout(Layout[list[str]]):
    """Rows of a CSV file; `self.at[field]` is a field's column."""

    fields: ClassVar[Mapping[str, Sequence[str]]]
    required: ClassVar[Sequence[str]]

    def __init__(self, gazetteer: Gazetteer, header: Sequence[str]) -> None:
        super().__init__(gazetteer)
        self.at: Columns = resolve(header, self.fields, self.required)
        # The same cells under other names say something else.
        self._names = "\x1f".join(f"{field} {column}" for field, column in self.at.items())

    def bytes_of(self, row: list[str]) -> bytes:
        return "\x1f".join((self._names, *row)).encode()


class ItemLayout(Layout[Json]):
    """Objects of a JSON list."""

    list_names: ClassVar[Sequence[str]] = ()
    """Keys of a document under which the list may stand."""
    required: ClassVar[Sequence[str]] = ()
    """What every object names, as a table's header does."""

    def bytes_of(self, row: Json) -> bytes:
        return json.dumps(row, sort_keys=True, ensure_ascii=False).encode()


def import_table(job: Job, table: Table, layout: TableLayout) -> None:
    """Import a CSV file. Missing columns read as an empty last cell."""
    import_rows(job, layout, table.rows())


def import_rows(job: Job, layout: TableLayout, rows: Iterable[tuple[int, list[str]]]) -> None:
    """Import rows of cells that stood in no table."""
    _import(job, layout, ((line, [*row, ""]) for line, row in rows))


def import_items(job: Job, layout: ItemLayout, items: Iterable[tuple[int, Json]] | None = None) -> None:
    """Import a JSON list, or objects taken out of one. Raises BrokenFileError for an object without what the
    layout requires.
    """
    _import(job, layout, _headed(layout, job.file.items(layout.list_names) if items is None else items))


def _headed(layout: ItemLayout, items: Iterable[tuple[int, Json]]) -> Iterator[tuple[int, Json]]:
    for number, item in items:
        if missing := [name for name in layout.required if name not in item]:
            raise BrokenFileError("unknown_header", ", ".join(missing))
        yield number, item


def _import(job: Job, layout: Layout[Row], rows: Iterable[tuple[int, Row]]) -> None:
    report, log = job.report, job.log
    report.dataset = layout.dataset
    records = RecordImport(job.connection, job.source, layout.dataset, job.rank, job.today)
    batch: dict[str, tuple[int, Row, str]] = {}
    departments: set[str] = set()
    for line, row in rows:
        report.read += 1
        department = layout.department(row)
        if department is not None:
            departments.add(department)
        if (reason := layout.refuse(row)) is not None:
            log.add(line, layout.key(row) or None, reason)
            continue
        key = layout.key(row)
        if not key:
            log.add(line, None, "no_key")
            continue
        try:
            digest = layout.digest(row)
        except UnicodeEncodeError:
            log.add(line, key, "bad_encoding")
            continue
        if key in batch:
            _repeated(job, layout, line, key)
            continue
        batch[key] = (line, row, digest)
        if len(batch) == BATCH:
            _flush(job, layout, records, batch)
    _flush(job, layout, records, batch)
    effects = records.finish(departments)
    report.created += effects.created
    report.updated += effects.updated
    report.unchanged += effects.unchanged
    report.vanish(*effects.vanishing, closed=effects.closed)
    report.closing.append(effects.closing)
    report.blanked += effects.blanked
    report.changed += effects.changed
    for homeless in effects.homeless:
        log.add(*homeless)
    if effects.renumbered:
        refresh(job.connection, job.today)  # trainings stand under each place's own UAI
    else:
        refresh_somewhere(job.connection)
    _centre_communes(job)


def _centre_communes(job: Job) -> None:
    """Give the communes that no list of centres knows the middle of their places."""
    lacking = job.gazetteer.without_centre()
    if lacking:
        middles = middles_of_communes(job.connection, lacking)
        write_centres(job.connection, [(code, lat, lon, "places", []) for code, lat, lon in middles])


def _repeated(job: Job, layout: Layout[Row], line: int, key: str) -> None:
    if layout.repeats:
        job.report.unchanged += 1
    else:
        job.log.add(line, key, "duplicate")


def _flush(
    job: Job, layout: Layout[Row], records: RecordImport, batch: dict[str, tuple[int, Row, str]]
) -> None:
    attention = records.compare(list(batch), [digest for _line, _row, digest in batch.values()])
    job.report.unchanged += len(batch) - len(attention)
    staged = []
    for key, repeated in attention.items():
        line, row, digest = batch[key]
        if repeated:
            _repeated(job, layout, line, key)
            continue
        try:
            values = layout.values(row)
        except RejectedRowError as error:
            job.log.add(line, key, error.reason, error.detail)
            continue
        if job.demo:
            values["demo"] = True
        staged.append(
            StagedRecord(
                line, key, layout.department(row) or "", digest, json.dumps(values, ensure_ascii=False)
            )
        )
    if staged:
        records.add(staged)
    batch.clear()


def known(**fields: Any) -> Values:
    """The fields that have a value."""
    return {field: value for field, value in fields.items() if value not in (None, "", [], {})}


def located(
    commune: Commune | None, position: Position | None, town: str = "", *, approximate: bool = False
) -> Values:
    """The `commune` and `position` of a place: its own point, else the centre of its commune.

    `town` is the source's name for a commune that we do not know.
    A point far from the commune is a mistake and counts as none. Without either, the row can only add to a
    place that another source locates.
    """
    centre = commune.centre if commune else None
    if position is None or not positions.near(position, centre):
        position, approximate = centre, True
    values: Values = {}
    if position is not None:
        precision = "commune" if approximate else "address"
        values["position"] = {"lat": position.lat, "lon": position.lon, "precision": precision}
    if commune:
        values["commune"] = {"code": commune.code, "name": commune.name}
    elif town:
        values["commune"] = {"name": names.name(town)}
    return values


def addressed(street: str, postcode: str | None) -> Values:
    """The `address` of a place, when anything of it is known."""
    found = known(text=street, postcode=postcode)
    return {"address": found} if found else {}
