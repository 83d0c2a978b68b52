"""Events written by whole lists."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from api.platform.kit.bulk import Connection, Vanishing, copy, others
from api.platform.kit.otherness import count_others, letters, point, site


class EventRow(NamedTuple):
    """An event as its source tells it.

    Where it takes place is, in this order: its own point, the place it names, the middle of its commune.
    """

    line: int
    key: str
    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    commune_code: str | None
    status: str = "scheduled"
    description: str | None = None
    place_id: str | None = None
    address: str | None = None
    lat: float | None = None
    lon: float | None = None
    organiser: str | None = None
    url: str | None = None
    registration_url: str | None = None
    levels: list[str] = []  # noqa: RUF012 - never changed


class Effects(NamedTuple):
    """Rows by their effect, events that are called off, and rows without a point."""

    created: int
    updated: int
    unchanged: int
    called_off: int
    vanishing: list[Vanishing]
    """Of each department, the events to come that are called off, become past or end within a day."""
    blanked: list[Vanishing]
    """Of each field, the events to come that had it and lose it."""
    changed: list[Vanishing]
    """Of each field that people write down, the events to come that have another."""
    unplaced: list[tuple[int, str]]


_STAGE = """
    CREATE TEMP TABLE staged_event (
        line integer, key text, kind text, title text, starts_at timestamptz, ends_at timestamptz,
        commune_code text, status text, description text, place_id uuid, address text,
        lat double precision, lon double precision, organiser text, url text, registration_url text,
        levels text[],
        postcode text, commune_name text, place_name text, approximate boolean
    ) ON COMMIT DROP
"""

_LOCATE = """
    UPDATE staged_event s SET
        lat = coalesce(s.lat, located.lat), lon = coalesce(s.lon, located.lon),
        approximate = s.lat IS NULL AND located.approximate,
        place_id = located.place_id, place_name = located.place_name,
        address = coalesce(s.address, located.address), postcode = located.postcode,
        commune_code = located.commune_code, commune_name = coalesce(located.commune_name, '')
    FROM (
        SELECT e.line, p.id AS place_id, p.name AS place_name, p.address,
               coalesce(p.lat, c.lat) AS lat, coalesce(p.lon, c.lon) AS lon,
               coalesce(p.precision = 'commune', true) AS approximate,
               coalesce(p.commune_code, c.code) AS commune_code,
               coalesce(nullif(p.commune_name, ''), c.name) AS commune_name,
               coalesce(p.postcode, c.postcodes[1]) AS postcode
        FROM staged_event e
        LEFT JOIN place p ON p.id = e.place_id
        LEFT JOIN former_commune f ON f.code = e.commune_code
            AND NOT EXISTS (SELECT FROM commune WHERE code = e.commune_code)
        LEFT JOIN commune c ON c.code = coalesce(f.commune_code, e.commune_code)
    ) AS located
    WHERE located.line = s.line
"""

# What a calendar shows; a change of it raises SEQUENCE (RFC 5545 §3.8.7.4).
_SEQUENCED = [
    "title",
    "starts_at",
    "ends_at",
    "status",
    "place_name",
    "address",
    "commune_code",
    "lat",
    "lon",
]
_OTHERS = [
    "kind",
    "description",
    "place_id",
    "postcode",
    "commune_name",
    "approximate",
    "levels",
    "organiser",
]
_ALL = [*_SEQUENCED, *_OTHERS, "url", "registration_url"]


def _of(table: str, columns: list[str]) -> str:
    return ", ".join(f"{table}.{column}" for column in columns)


_WRITE = f"""
    WITH written AS (
        INSERT INTO event AS e (source, key, sequence, demo, checked_on, {", ".join(_ALL)})
        SELECT %(source)s, key, 0, %(demo)s, %(today)s, {_of("s", _ALL)} FROM staged_event s
        ON CONFLICT (source, key) DO UPDATE SET
            ({", ".join(_ALL)}) = ROW ({_of("excluded", _ALL)}),
            demo = excluded.demo, updated_at = now(),
            sequence = e.sequence
                + (({_of("e", _SEQUENCED)}) IS DISTINCT FROM ({_of("excluded", _SEQUENCED)}))::integer
        WHERE ({_of("e", _ALL)}, e.demo) IS DISTINCT FROM ({_of("excluded", _ALL)}, excluded.demo)
        RETURNING old IS NULL AS created
    )
    SELECT (SELECT count(*) FROM staged_event), count(*) FILTER (WHERE created),
           count(*) FILTER (WHERE NOT created) FROM written
"""  # noqa: S608

# Of each department. One that moves to another is missed there, one whose end is moved to within a day ends
# before anybody looked.
_COUNT_GONE = """
    SELECT count(*) FILTER (WHERE NOT e.key = ANY(%(refused)s::text[]) AND NOT EXISTS (
               SELECT FROM staged_event s LEFT JOIN commune at ON at.code = s.commune_code
               WHERE s.key = e.key AND s.status = 'scheduled'
                 AND at.department_code IS NOT DISTINCT FROM c.department_code
                 AND s.ends_at > now() + (e.ends_at > now() + interval '1 day')::integer * interval '1 day')),
           count(*), coalesce(c.department_code, '')
    FROM event e LEFT JOIN commune c ON c.code = e.commune_code
    WHERE e.source = %(source)s AND e.demo = %(demo)s AND e.status = 'scheduled' AND e.starts_at > now()
    GROUP BY c.department_code
"""

_MAY_LACK = ("description", "organiser", "url", "registration_url", "place_id", "address", "levels")
_TOLD = {"approximate": "'true'", **dict.fromkeys(_MAY_LACK, "'{}'")}
"""What an event may do without, and how it reads where nobody tells it."""
_COUNT_BLANKED = " UNION ALL ".join(
    f"""
    SELECT count(*) FILTER (WHERE s.key IS NOT NULL AND coalesce(s.{field}::text, '{{}}') = {nothing}),
           count(*), '{field}'
    FROM event e LEFT JOIN staged_event s ON s.key = e.key
    WHERE e.source = %(source)s AND e.demo = %(demo)s AND e.status = 'scheduled' AND e.starts_at > now()
      AND coalesce(e.{field}::text, '{{}}') <> {nothing}
    """  # noqa: S608
    for field, nothing in _TOLD.items()
)

# What people wrote down: when, where, what, on whose page.
_COUNT_CHANGED = count_others(
    {
        "title": (letters("e.title"), letters("s.title")),
        **{
            field: (f"e.{field}::text", f"s.{field}::text")
            for field in ("kind", "starts_at", "ends_at", "commune_code")
        },
        **{field: (site(f"e.{field}"), site(f"s.{field}")) for field in ("url", "registration_url")},
        "point": point(("e.lat", "s.lat"), ("e.lon", "s.lon"), ("NOT e.approximate", "NOT s.approximate")),
    },
    "e.key",
    "event e JOIN staged_event s ON s.key = e.key",
    "e.source = %(source)s AND e.demo = %(demo)s AND e.status = 'scheduled' AND e.starts_at > now()",
)

_CALL_OFF = """
    UPDATE event SET status = 'cancelled', sequence = sequence + 1, updated_at = now()
    WHERE source = %(source)s AND demo = %(demo)s AND status = 'scheduled' AND starts_at > now()
      AND NOT key = ANY(%(refused)s::text[])
      AND NOT EXISTS (SELECT FROM staged_event s WHERE s.key = event.key)
"""


def write_events(
    connection: Connection,
    source: str,
    rows: Iterable[EventRow],
    *,
    today: date,
    refused: Iterable[str] = (),
    demo: bool = False,
) -> Effects:
    """Bring all events of a source; those to come that are not among the rows are called off, not deleted.

    Keys must not repeat. `refused` are keys of rows that could not be read: their events stay as they are.
    A row that has no point, no place and no known commune is left out.
    """
    connection.execute(_STAGE)
    copy(connection, "staged_event", EventRow._fields, rows)
    connection.execute(_LOCATE)
    unplaced = connection.execute("DELETE FROM staged_event WHERE lat IS NULL RETURNING line, key").fetchall()
    kept = [*refused, *(key for _line, key in unplaced)]
    parameters = {"source": source, "demo": demo, "today": today, "refused": kept}
    vanishing = [Vanishing(*row) for row in connection.execute(_COUNT_GONE, parameters)]
    blanked = [Vanishing(*row) for row in connection.execute(_COUNT_BLANKED, parameters)]
    changed = others(connection, _COUNT_CHANGED, parameters)
    total, created, updated = connection.execute(_WRITE, parameters).fetchone() or (0, 0, 0)
    called_off = connection.execute(_CALL_OFF, parameters).rowcount
    connection.execute(
        "UPDATE event SET checked_on = %(today)s FROM staged_event s"
        " WHERE source = %(source)s AND event.key = s.key AND checked_on <> %(today)s",
        parameters,
    )
    return Effects(
        created,
        updated,
        total - created - updated,
        called_off,
        vanishing,
        blanked,
        changed,
        [(row[0], row[1]) for row in unplaced],
    )


def follow_communes(connection: Connection, successors: Mapping[str, str]) -> None:
    """Move events of communes that no longer exist to the commune that holds each now."""
    connection.execute(
        """
        UPDATE event e SET commune_code = c.code, commune_name = c.name, updated_at = now()
        FROM unnest(%s::text[], %s::text[]) AS moved(gone, home) JOIN commune c ON c.code = moved.home
        WHERE e.commune_code = moved.gone
        """,
        [list(successors), list(successors.values())],
    )
