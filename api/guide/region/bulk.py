"""The territory read and written by whole lists."""

from collections.abc import Iterator
from typing import NamedTuple

from api.guide.region.outlines import AROUND, RINGS
from api.platform.kit.bulk import Connection, List, copy

DEPARTMENTS = List("department", ("code",), ("name", "region_code", "seat_commune_code"))
EPCI = List("epci", ("code",), ("name", "kind", "population"), names=("name",))
EPCI_MEMBERS = List("epci_member", ("epci_code", "commune_code"), replaces=("epci_code",))
COMMUNES = List(
    "commune", ("code",), ("name", "department_code", "postcodes", "population", "siren"), names=("name",)
)
FORMER_COMMUNES = List("former_commune", ("code", "name"), ("kind", "commune_code"))


class CommuneRow(NamedTuple):
    """A commune of today, with its centre when it is known."""

    code: str
    name: str
    department_code: str
    postcodes: list[str]
    lat: float | None
    lon: float | None


def communes(connection: Connection) -> Iterator[CommuneRow]:
    """All communes of today."""
    rows = connection.execute(
        "SELECT code, name, department_code, postcodes, lat, lon FROM commune ORDER BY code"
    )
    return (CommuneRow(*row) for row in rows)


def former_communes(connection: Connection) -> list[tuple[str, str, str]]:
    """Code, name and commune of today of each former commune."""
    return connection.execute(
        "SELECT code, name, commune_code FROM former_commune ORDER BY code, name"
    ).fetchall()


def communes_at(
    connection: Connection, codes: list[str], lat: float, lon: float, degrees: float
) -> list[tuple[str, bool]]:
    """Of the nearest of these communes those whose outline is at most so far from a point, and whether it
    holds the point; the one that does first.
    """
    return connection.execute(
        f"SELECT code, held FROM unnest(%s::text[]) AS around(code) CROSS JOIN LATERAL ("  # noqa: S608
        f"  SELECT bool_or(r.ring @> point(%s, %s)) AS held, min(r.ring <-> point(%s, %s)) AS far"
        f"  FROM ({RINGS}) AS r) AS outlined WHERE held OR far <= %s ORDER BY held DESC, far",
        [codes[:AROUND], lon, lat, lon, lat, degrees],
    ).fetchall()


def fingerprint(connection: Connection) -> str:
    """A digest that changes with any commune's name, code or centre, and with how many have outlines."""
    row = connection.execute(
        """
        SELECT md5(concat(
            (SELECT string_agg(concat_ws(' ', code, name, lat, lon, postcodes::text), ',' ORDER BY code)
             FROM commune),
            (SELECT string_agg(concat_ws(' ', code, name, commune_code), ',' ORDER BY code, name)
             FROM former_commune),
            (SELECT count(*) FROM outline WHERE level = 'commune' AND detail = 'full')))
        """
    ).fetchone()
    assert row
    return str(row[0])


def add_departments(connection: Connection, regions: dict[str, str]) -> None:
    """Make sure that departments exist, by code → region code; their names come with their own file."""
    connection.execute(
        "INSERT INTO department (code, name, region_code)"
        " SELECT code, code, region FROM unnest(%s::text[], %s::text[]) AS d(code, region)"
        " ON CONFLICT DO NOTHING",
        [list(regions), list(regions.values())],
    )


def commune_codes(connection: Connection) -> set[str]:
    """Codes of all communes of today."""
    return {row[0] for row in connection.execute("SELECT code FROM commune")}


def still_standing(connection: Connection, successors: dict[str, str]) -> dict[str, str]:
    """Of former codes and the communes that hold them now, those that still stand as communes."""
    rows = connection.execute(
        "SELECT gone, home FROM unnest(%s::text[], %s::text[]) AS moved(gone, home)"
        " JOIN commune c ON c.code = gone",
        [list(successors), list(successors.values())],
    )
    return dict(rows.fetchall())


def retire_communes(connection: Connection, successors: dict[str, str]) -> None:
    """Turn communes that nothing refers to any more into former ones of their successors."""
    moved = {"gone": list(successors), "home": list(successors.values())}
    connection.execute(
        """
        UPDATE former_commune f SET commune_code = home
        FROM unnest(%(gone)s::text[], %(home)s::text[]) AS moved(gone, home) WHERE f.commune_code = gone
        """,
        moved,
    )
    connection.execute(
        """
        INSERT INTO former_commune (code, name, kind, commune_code)
        SELECT c.code, c.name, 'merged', home
        FROM unnest(%(gone)s::text[], %(home)s::text[]) AS moved(gone, home) JOIN commune c ON c.code = gone
        ON CONFLICT DO NOTHING
        """,
        moved,
    )
    connection.execute("DELETE FROM commune WHERE code = ANY(%(gone)s)", moved)


def add_nameless_former(connection: Connection, successors: dict[str, str]) -> None:
    """Keep former codes of which only the successor is known; outlines may bring their names."""
    connection.execute(
        """
        INSERT INTO former_commune (code, name, kind, commune_code)
        SELECT gone, '', 'merged', home FROM unnest(%s::text[], %s::text[]) AS moved(gone, home)
        WHERE NOT EXISTS (SELECT FROM former_commune f WHERE f.code = gone)
        """,
        [list(successors), list(successors.values())],
    )


CENTRE_ORDER = ("postal", "outline", "former", "schools", "places")
"""Where a centre comes from, the best first; a worse one never takes the place of a better one."""


def write_centres(connection: Connection, centres: list[tuple[str, float, float, str, list[str]]]) -> int:
    """Set centres, by (code, lat, lon, source, postcodes for a commune that has none); how many changed."""
    connection.execute(
        "CREATE TEMP TABLE staged_centre (code text, lat float8, lon float8, source text, postcodes text[])"
        " ON COMMIT DROP"
    )
    copy(connection, "staged_centre", ["code", "lat", "lon", "source", "postcodes"], centres)
    return connection.execute(
        """
        UPDATE commune c SET lat = s.lat, lon = s.lon, centre_source = s.source,
            postcodes = CASE WHEN c.postcodes = '{}' THEN s.postcodes ELSE c.postcodes END
        FROM staged_centre s
        WHERE c.code = s.code
          AND coalesce(array_position(%(order)s::text[], c.centre_source), 99)
              >= array_position(%(order)s::text[], s.source)
          AND ((c.lat, c.lon, c.centre_source) IS DISTINCT FROM (s.lat, s.lon, s.source)
               OR (c.postcodes = '{}' AND s.postcodes <> '{}'))
        """,
        {"order": list(CENTRE_ORDER)},
    ).rowcount


def department_names(connection: Connection) -> dict[str, str]:
    """Names of departments by code."""
    return dict(connection.execute("SELECT code, name FROM department").fetchall())


def write_outlines(
    connection: Connection, level: str, detail: str, outlines: list[tuple[str, str, str]]
) -> tuple[int, int]:
    """Write outlines, by (code, name, GeoJSON geometry); how many were new, and how many changed."""
    connection.execute("CREATE TEMP TABLE staged_shape (code text, name text, geometry jsonb) ON COMMIT DROP")
    copy(connection, "staged_shape", ["code", "name", "geometry"], outlines)
    row = connection.execute(
        """
        WITH written AS (
            INSERT INTO outline (level, code, name, department_code, detail, geometry)
            SELECT %s, s.code, s.name, coalesce(c.department_code, f.department_code), %s, s.geometry
            FROM staged_shape s LEFT JOIN commune c USING (code)
            LEFT JOIN LATERAL (
                SELECT home.department_code FROM former_commune
                JOIN commune home ON home.code = former_commune.commune_code
                WHERE former_commune.code = s.code LIMIT 1
            ) AS f ON true
            ON CONFLICT (level, code, detail) DO UPDATE
            SET name = excluded.name, department_code = excluded.department_code, geometry = excluded.geometry
            WHERE (outline.name, outline.department_code, outline.geometry)
                IS DISTINCT FROM (excluded.name, excluded.department_code, excluded.geometry)
            RETURNING old IS NULL AS created
        )
        SELECT count(*) FILTER (WHERE created), count(*) FILTER (WHERE NOT created) FROM written
        """,
        [level, detail],
    ).fetchone()
    assert row
    return row[0], row[1]


def name_former_communes(connection: Connection, names: dict[str, str]) -> None:
    """Give former communes their names where only the code is known."""
    connection.execute(
        """
        UPDATE former_commune f SET name = n.name
        FROM unnest(%s::text[], %s::text[]) AS n(code, name) WHERE n.code = f.code AND f.name = ''
        """,
        [list(names), list(names.values())],
    )


def join_outlines(connection: Connection, codes: list[str]) -> None:
    """Make the outline of these communes out of the parts that are theirs today."""
    connection.execute(
        """
        WITH part AS (
            SELECT DISTINCT c.code AS home, o.code, o.geometry
            FROM commune c
            LEFT JOIN former_commune f ON f.commune_code = c.code
            JOIN outline o ON o.level = 'part' AND o.code IN (c.code, f.code)
            WHERE c.code = ANY(%s)
              -- A code that is a commune again belongs to that one only.
              AND (o.code = c.code OR NOT EXISTS (SELECT FROM commune own WHERE own.code = o.code))
        ), polygon AS (
            SELECT home, code, p.value, p.ordinality
            FROM part, jsonb_array_elements(
                CASE geometry->>'type' WHEN 'Polygon' THEN jsonb_build_array(geometry->'coordinates')
                     ELSE geometry->'coordinates' END) WITH ORDINALITY AS p
        ), joined AS (
            SELECT home, count(*) AS n, jsonb_agg(value ORDER BY code, ordinality) AS polygons
            FROM polygon GROUP BY home
        )
        INSERT INTO outline (level, code, name, department_code, detail, geometry)
        SELECT 'commune', c.code, c.name, c.department_code, 'full',
               CASE n WHEN 1 THEN jsonb_build_object('type', 'Polygon', 'coordinates', polygons->0)
                      ELSE jsonb_build_object('type', 'MultiPolygon', 'coordinates', polygons) END
        FROM joined JOIN commune c ON c.code = home
        ON CONFLICT (level, code, detail) DO UPDATE
        SET name = excluded.name, department_code = excluded.department_code, geometry = excluded.geometry
        WHERE (outline.name, outline.department_code, outline.geometry)
            IS DISTINCT FROM (excluded.name, excluded.department_code, excluded.geometry)
        """,
        [codes],
    )
