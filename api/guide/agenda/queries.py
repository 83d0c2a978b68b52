"""SQL of events."""

from sqlalchemy import text

from api.platform.kit.geo import VAGUE_M

_DISTANCE = "epass_distance_m(:lat, :lon, e.lat, e.lon)"

_ITEM = """json_build_object(
    'type', 'event', 'id', e.id, 'kind', e.kind, 'title', e.title,
    'starts_at', to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
    'ends_at', to_char(e.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
    'timezone', 'Europe/Paris', 'status', e.status, 'distance_m', round(e.distance_m),
    'lat', round(e.lat::numeric, 6), 'lon', round(e.lon::numeric, 6), 'approximate', e.approximate,
    'address', e.address, 'postcode', e.postcode, 'commune', e.commune_name, 'commune_code', e.commune_code,
    'place_id', e.place_id, 'place_name', e.place_name, 'levels', e.levels, 'demo', e.demo)::text AS json"""

_MATCHING = f"""
    SELECT e.*, {_DISTANCE} AS distance_m,
        {_DISTANCE} + CASE WHEN e.approximate THEN {VAGUE_M} ELSE 0 END AS rank
    FROM event e
    WHERE e.ends_at > :since AND (CAST(:until AS timestamptz) IS NULL OR e.starts_at < :until)
      AND (CAST(:kinds AS text[]) IS NULL OR e.kind = ANY(CAST(:kinds AS text[])))
      AND (CAST(:levels AS text[]) IS NULL OR e.levels && CAST(:levels AS text[]))
      AND (CAST(:place_ids AS uuid[]) IS NULL OR e.place_id = ANY(CAST(:place_ids AS uuid[])))
      AND (:query = '' OR e.search @@ epass_query(:query))
      AND (CAST(:west AS float8) IS NULL OR e.spot <@ box(point(:west, :bottom), point(:east, :top)))
      AND (CAST(:radius_m AS float8) IS NULL OR {_DISTANCE} <= :radius_m)
"""

BY_DATE = text(
    f"""
    WITH matching AS ({_MATCHING}), keyed AS (
        SELECT *, extract(epoch FROM starts_at)::float8 AS position FROM matching
    )
    SELECT e.position, e.id::text AS id, {_ITEM} FROM keyed e
    WHERE CAST(:after AS float8) IS NULL OR (e.position, e.id::text) > (CAST(:after AS float8), :after_id)
    ORDER BY e.position, e.id::text LIMIT :limit
    """
)

BY_DISTANCE = text(
    f"""
    WITH matching AS ({_MATCHING})
    SELECT e.rank, e.id::text AS id, {_ITEM} FROM matching e
    WHERE CAST(:after AS float8) IS NULL OR (e.rank, e.id::text) > (CAST(:after AS float8), :after_id)
    ORDER BY e.rank, e.id::text LIMIT :limit
    """
)

DETAIL = text(f"SELECT e.*, {_ITEM} FROM (SELECT *, NULL::float8 AS distance_m FROM event WHERE id = :id) e")

# What a calendar application asks for: past events of the last weeks stay, so that it can update them.
FOR_CALENDAR = text(
    f"WITH matching AS ({_MATCHING}) SELECT * FROM matching ORDER BY starts_at, id LIMIT :limit"
)

THERE = text("SELECT id FROM event WHERE id = ANY(CAST(:ids AS uuid[]))")

KINDS_IN_USE = text(
    """
    SELECT wanted.kind
    FROM unnest(CAST(:kinds AS text[])) WITH ORDINALITY AS wanted(kind, number)
    WHERE EXISTS (SELECT FROM event e WHERE e.kind = wanted.kind AND e.ends_at > :since)
    ORDER BY wanted.number
    """
)
