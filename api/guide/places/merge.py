"""One place from what several sources say of it.

Each source keeps its own records of places (`place_record`); a place is the merge of its live ones. For each
field the source of the lowest rank wins; levels, careers and keywords are united; a position made from an
address beats the centre of a commune whatever the rank. Everything is done by sets, in the caller's
transaction, and nothing is written where nothing changed.

A record's `values` may have these keys; what the source does not know is left out:
kind, name, sector, uai, siret, milo, phone, email, website, onisep_id, opening_hours, description, demo,
accessibility, levels [], careers [], keywords [], former_uais [], address {text, postcode},
commune {code, name}, position {lat, lon, precision}, closure {from, to, note}; of a part of a lycée, with
levels alone, section {uai, words [], lat, lon}.
A record without a name or a position only adds to a place that another source makes; a place whose
sources tell no kind is a training body.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from api.guide.places import alias_sql
from api.guide.places import merge_sql as sql
from api.guide.places.alike_sql import PLACE_BY_ADDRESS
from api.guide.places.hours import opens
from api.platform.kit.bulk import Connection, Vanishing, copy, lock, others, together

LONGEST_BREAK_DAYS = 100
"""A closure that ends within so many days is a holiday or works: people come back."""


class StagedRecord(NamedTuple):
    """A row that is new or changed; `values` is JSON text."""

    line: int
    key: str
    department_code: str
    row_hash: str
    values: str


class Homeless(NamedTuple):
    """A staged row that makes no place and belongs to no known one; `reason` as in the import report."""

    line: int
    key: str
    reason: str


class Effects(NamedTuple):
    """Rows by their effect, places that closed, and rows that found no place."""

    created: int
    updated: int
    unchanged: int
    closed: int
    vanishing: list[Vanishing]
    """Of the source's live records of each department, those that go; then, of all, the places that close,
    also by their hours or for longer than a holiday."""
    closing: Vanishing
    """Of all, those that close only by their hours or for so long: their records stay."""
    blanked: list[Vanishing]
    """Of each field, the records that had it and lose it."""
    changed: list[Vanishing]
    """Of each field that says which place it is, the records of the file that have another's."""
    homeless: list[Homeless]
    renumbered: bool
    """Whether a place has other UAIs than before beside its own."""


class RecordImport:
    """The records of one source (and dataset), compared with those that are kept and then merged."""

    def __init__(self, connection: Connection, source: str, dataset: str, rank: int, today: date) -> None:
        self._connection = connection
        self._today = today
        self._scope = {"source": source, "dataset": dataset, "rank": rank, "today": today}
        # Whole files are sorted and joined here: in memory as long as they fit.
        connection.execute("SET LOCAL work_mem = '128MB'")
        for statement in sql.PREPARE:
            connection.execute(statement)

    def compare(self, keys: Sequence[str], hashes: Sequence[str]) -> dict[str, bool]:
        """Keys that ask for attention: true when read before in this import, false when new or changed."""
        rows = self._connection.execute(
            sql.COMPARE, {**self._scope, "keys": list(keys), "hashes": list(hashes)}
        )
        return dict(rows.fetchall())

    def add(self, records: Iterable[StagedRecord]) -> None:
        """Stage records for `finish`."""
        copy(self._connection, "staged_record", StagedRecord._fields, records)

    def finish(self, departments: Iterable[str]) -> Effects:
        """Merge what was staged; records of these departments that were not in the file vanish."""
        covered = {**self._scope, "departments": sorted(departments)}
        run = self._connection.execute
        vanishing = [Vanishing(*row) for row in run(sql.COUNT_GONE, covered)]
        lock(self._connection, "place merge")  # two sources at once could each make the same place
        run("ANALYZE staged_record (key)")
        run("ANALYZE seen_key")
        run(sql.RECOGNISE, self._scope)
        unchanged = run(sql.DROP_UNCHANGED).rowcount
        run("ANALYZE staged_match")
        for statement in sql.FIND_PLACES:
            run(statement, self._scope)
        homeless = [Homeless(*row) for row in run(sql.DROP_HOMELESS)]
        created, updated = run(sql.COUNT_STAGED).fetchone() or (0, 0)
        blanked = [Vanishing(*row) for row in run(sql.COUNT_BLANKED, self._scope)]
        changed = others(self._connection, sql.COUNT_CHANGED, self._scope)
        shutting = self._count_shutting()
        for statement in sql.STORE:
            run(statement, self._scope)
        run(sql.VANISH, covered)
        closed = merge_touched(self._connection, self._today)
        renumbered = sum(run(statement).rowcount for statement in alias_sql.ALIASES) > 0
        run(sql.TOUCH_SEEN, self._scope)
        # A place may close without a record that goes, when its records are of another place now, or by what
        # they say.
        there = together(vanishing).there
        vanishing.append(Vanishing(closed + shutting, there, "places"))
        closing = Vanishing(shutting, there)
        return Effects(
            created, updated, unchanged, closed, vanishing, closing, blanked, changed, homeless, renumbered
        )

    def _count_shutting(self) -> int:
        """Of the records that change, those that are open no more by their closure or their hours."""
        today = self._today
        rows = self._connection.execute(sql.OPENINGS, {**self._scope, "season": LONGEST_BREAK_DAYS})
        return sum(
            count
            for was_shut, was, shut, told, count in rows
            if (shut or not opens(told, today)) and not was_shut and opens(was, today)
        )


def kinds_of_records(connection: Connection, source: str, dataset: str) -> dict[str, str]:
    """The kind that each live record of a source has, by its key."""
    return dict(connection.execute(sql.KINDS, {"source": source, "dataset": dataset}).fetchall())


def uais_of_others(connection: Connection, source: str) -> set[str]:
    """The UAIs to which other sources give or gave a name, also as one of several."""
    return {uai for (uai,) in connection.execute(sql.UAIS_OF_OTHERS, {"source": source})}


def merge_touched(connection: Connection, today: object) -> int:
    """Merge the places listed in the temporary table `touched_place`; how many closed."""
    connection.execute("ANALYZE touched_place")
    connection.execute(sql.MERGE)
    connection.execute(PLACE_BY_ADDRESS)
    connection.execute(sql.WRITE_PLACES)
    connection.execute(sql.CHECKED)
    connection.execute(sql.DROP_CAREERS)
    connection.execute(sql.ADD_CAREERS)
    return connection.execute(sql.CLOSE, {"today": today}).rowcount


def places_by_uai(connection: Connection, codes: Sequence[str]) -> dict[str, str]:
    """Id of the place that has each UAI, as its own or as another of it."""
    rows = connection.execute(alias_sql.BY_UAI, {"codes": list(codes)})
    return dict(rows.fetchall())


def places_by_key(connection: Connection, source: str, keys: Sequence[str]) -> dict[str, str]:
    """Id of the place that each of a source's own identifiers stands for."""
    rows = connection.execute(
        "SELECT key, place_id::text FROM place_record WHERE source = %s AND key = ANY(%s)",
        [source, list(keys)],
    )
    return dict(rows.fetchall())


def keys_kept_otherwise(connection: Connection, source: str, dataset: str, digest: str) -> set[str]:
    """Keys of a source's records, vanished ones too, that carry another digest than this one."""
    rows = connection.execute(
        "SELECT key FROM place_record WHERE source = %s AND dataset = %s AND row_hash <> %s",
        [source, dataset, digest],
    )
    return {row[0] for row in rows}


def middles_of_communes(connection: Connection, codes: Sequence[str]) -> list[tuple[str, float, float]]:
    """Code, latitude and longitude of the middle of each commune's open places, where it has any."""
    return connection.execute(sql.MIDDLES, [list(codes)]).fetchall()


def follow_communes(connection: Connection, successors: Mapping[str, str]) -> None:
    """Move places of communes that no longer exist to the commune that holds each now."""
    for statement in sql.FOLLOW_COMMUNES:
        connection.execute(statement, {"gone": list(successors), "home": list(successors.values())})
