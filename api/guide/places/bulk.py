"""What is told of places beside their records, written by whole lists."""

from collections.abc import Iterable, Sequence
from datetime import date

from api.platform.kit.bulk import Connection, Effects, List, write

_OPEN_DAYS = List(
    "open_day_text",
    ("onisep_id", "number"),
    ("told", "last_day", "checked_on"),
    keep=("checked_on",),
    replaces=(),
    names=("told",),
)


def write_open_day_texts(
    connection: Connection, rows: Iterable[tuple[int, str, int, str, date | None]], today: date
) -> Effects:
    """Bring all texts on open days: line, Onisep's id of the school, number, text, last day that it names."""
    effects = write(connection, _OPEN_DAYS, ((line, (*row, today)) for line, *row in rows))
    connection.execute("UPDATE open_day_text SET checked_on = %s WHERE checked_on <> %s", [today, today])
    return effects


def places_by_onisep_id(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Id and name of the one open place that each of Onisep's identifiers stands for."""
    rows = connection.execute(
        "SELECT onisep_id, min(id::text), min(name) FROM place WHERE onisep_id = ANY(%s) AND status = 'open'"
        " GROUP BY onisep_id HAVING count(*) = 1",
        [list(ids)],
    )
    return {onisep_id: (place_id, name) for onisep_id, place_id, name in rows}
