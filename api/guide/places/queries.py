"""SQL of places. Statements are static: PostgreSQL plans each once per connection."""

from sqlalchemy import TextClause, text

from api.platform.kit.geo import EARTH_RADIUS_M, VAGUE_M

# The distance, and what is written with the place: see `epass_place_card` in the migrations.
ITEM = """'{{"distance_m" : ' || {distance} || ', ' || substr(p.card, 2) AS json"""

_LISTED = "p.id, p.lat, p.lon, p.precision, p.card"

# Haversine in metres, as `epass_distance_m`. Written out: PostgreSQL does not inline that function, and
# calling it for each row took more than half of the time of a search.
_DISTANCE = f"""(2 * {EARTH_RADIUS_M} * asin(least(1, sqrt(
    sin(radians(p.lat - :lat) / 2) ^ 2
    + cos(radians(:lat)) * cos(radians(p.lat)) * sin(radians(p.lon - :lon) / 2) ^ 2))))"""

_FILTERS = """
    p.status = 'open'
    AND (CAST(:levels AS text[]) IS NULL OR p.levels && CAST(:levels AS text[]))
    AND (CAST(:sector AS text) IS NULL OR p.sector = :sector)
"""

_VAGUENESS = f"CASE p.precision WHEN 'commune' THEN {VAGUE_M} ELSE 0 END"
_RANK = f"({_DISTANCE} + {_VAGUENESS})"

_AFTER = f"""
    AND (CAST(:after AS float8) IS NULL OR ({_RANK}, p.id::text) > (CAST(:after AS float8), :after_id))
"""

_SHOWN = f"""
    SELECT p.rank, p.id::text AS id, {ITEM.format(distance=f"round(p.rank - {_VAGUENESS})")}
    FROM chosen p ORDER BY p.rank, p.id
"""

# The index hands out places by distance in the Mercator plane, which is not quite the order on the ground.
# A few more than asked for are taken; what does not lie within `reach` on the ground could come after a
# place that was not fetched, and is left for the next page (design, "Nearest N"). Vagueness only adds to a
# distance, so what was not fetched ranks at `reach` or beyond.
_NEAREST_END = f"""
    reach AS (
        SELECT min(metres) AS metres FROM (
            SELECT CASE WHEN count(*) >= :fetch THEN max(plane) * :metres_per_degree END AS metres
            FROM near GROUP BY shift
        ) AS per_shelf
    ), chosen AS (
        SELECT p.* FROM near p, reach
        WHERE (reach.metres IS NULL OR p.rank < reach.metres)
          AND (CAST(:radius_m AS float8) IS NULL OR p.rank - {_VAGUENESS} <= :radius_m)
        ORDER BY p.rank, p.id LIMIT :limit
    ) {_SHOWN}
"""

NEAREST = text(
    f"""
    WITH near AS MATERIALIZED (
        SELECT {_LISTED}, {_RANK} AS rank, p.spot <-> point(:x, :y) AS plane, 0 AS shift
        FROM place p
        WHERE p.spot <@ box(point(:west, :bottom), point(:east, :top)) AND {_FILTERS} {_AFTER}
        ORDER BY p.spot <-> point(:x, :y) LIMIT :fetch
    ), {_NEAREST_END}
    """
)

NEAREST_OF_KINDS = text(
    f"""
    WITH near AS MATERIALIZED (
        SELECT p.*, {_RANK} AS rank, shift
        FROM unnest(CAST(:shifts AS float8[])) AS wanted(shift)
        CROSS JOIN LATERAL (
            SELECT {_LISTED}, p.shelf <-> point(:x + wanted.shift, :y) AS plane FROM place p
            WHERE p.shelf <@ box(point(:west + wanted.shift, :bottom), point(:east + wanted.shift, :top))
              AND {_FILTERS} {_AFTER}
            ORDER BY p.shelf <-> point(:x + wanted.shift, :y) LIMIT :fetch
        ) AS p
    ), {_NEAREST_END}
    """
)

_KINDS = "(CAST(:kinds AS text[]) IS NULL OR p.kind = ANY(CAST(:kinds AS text[])))"


def _within(condition: str) -> TextClause:
    """All places of the rectangle that fit, sorted on the ground: for the few that words leave, and for
    the end of a list."""
    return text(
        f"""
        WITH near AS MATERIALIZED (
            SELECT {_LISTED}, {_RANK} AS rank FROM place p
            WHERE {condition} AND p.spot <@ box(point(:west, :bottom), point(:east, :top))
              AND {_KINDS} AND {_FILTERS} {_AFTER}
        ), chosen AS (
            SELECT p.* FROM near p
            WHERE CAST(:radius_m AS float8) IS NULL OR p.rank - {_VAGUENESS} <= :radius_m
            ORDER BY p.rank, p.id LIMIT :limit
        ) {_SHOWN}
        """
    )


ALL_NEAREST = _within("true")
MATCHING_NEAREST = _within("p.search @@ epass_query(:query)")
# Asked when no word matched: then a letter is probably wrong.
RESEMBLING_NEAREST = _within(":folded <% p.name_folded")

CANDIDATES = 1000
"""Matches that are ranked: a word that more places share says little about any of them."""

MATCHING_RANKED = text(
    f"""
    WITH hits AS MATERIALIZED (
        SELECT p.id, p.name_folded, p.search FROM place p
        WHERE p.search @@ epass_query(:query) AND {_KINDS} AND {_FILTERS} LIMIT {CANDIDATES}
    ), ranked AS (
        SELECT id, -(ts_rank(search, epass_query(:query))
                     + CASE WHEN name_folded = :folded THEN 1 WHEN name_folded LIKE :folded || '%' THEN 0.5
                            ELSE 0 END)::float8 AS score
        FROM hits
    ), chosen AS (
        SELECT * FROM ranked
        WHERE CAST(:after AS float8) IS NULL OR (score, id::text) > (CAST(:after AS float8), :after_id)
        ORDER BY score, id::text LIMIT :limit
    )
    SELECT chosen.score, p.id::text AS id, {ITEM.format(distance="'null'")}
    FROM chosen JOIN place p USING (id) ORDER BY chosen.score, p.id::text
    """
)

RESEMBLING = text(
    f"""
    WITH alike AS MATERIALIZED (
        SELECT p.*, -word_similarity(:folded, p.name_folded)::float8 AS score FROM place p
        WHERE :folded <% p.name_folded AND {_KINDS} AND {_FILTERS}
    )
    SELECT p.score, p.id::text AS id, {ITEM.format(distance="'null'")} FROM alike p
    WHERE CAST(:after AS float8) IS NULL OR (p.score, p.id::text) > (CAST(:after AS float8), :after_id)
    ORDER BY p.score, p.id::text LIMIT :limit
    """
)

BY_NAME = text(
    f"""
    SELECT p.name_folded AS score, p.id::text AS id, {ITEM.format(distance="'null'")}
    FROM place p
    WHERE {_KINDS} AND {_FILTERS}
      AND (CAST(:after AS text) IS NULL OR (p.name_folded, p.id::text) > (CAST(:after AS text), :after_id))
    ORDER BY p.name_folded, p.id::text LIMIT :limit
    """
)

DETAIL = text(
    f"""
    SELECT p.*, {ITEM.format(distance="'null'")} FROM place p WHERE p.id = :id
    """
)

RECORDS = text(
    """
    SELECT source, max(seen_on) AS seen_on, bool_and(dataset = 'demo') AS invented FROM place_record
    WHERE place_id = :id AND vanished_on IS NULL GROUP BY source
    ORDER BY min(rank), source
    """
)

OPEN_DAY_TEXTS = text(
    "SELECT told, checked_on FROM open_day_text"
    " WHERE onisep_id = :onisep_id AND (last_day IS NULL OR last_day >= :today) ORDER BY number"
)

CAREER_PREFIXES = text(
    "SELECT DISTINCT rome_prefix FROM place_career WHERE place_id = :id ORDER BY rome_prefix"
)

# The nearest places that train for something, each with what it trains for.
TRAINING_NEAR = text(
    f"""
    SELECT p.id::text AS id, p.name, p.lat, p.lon, p.precision, {_DISTANCE} AS distance_m,
           (SELECT array_agg(DISTINCT rome_prefix) FROM place_career WHERE place_id = p.id) AS prefixes
    FROM place p
    WHERE p.status = 'open' AND p.kind <> 'company'
      AND p.spot <@ box(point(:west, :bottom), point(:east, :top))
      AND EXISTS (SELECT FROM place_career WHERE place_id = p.id)
    ORDER BY p.spot <-> point(:x, :y) LIMIT :limit
    """
)

THERE = text("SELECT id FROM place WHERE id = ANY(CAST(:ids AS uuid[]))")

SCHOOL = text(
    """
    SELECT name, commune_code, commune_name, coalesce(commune_code, postcode, '') AS located,
        lat, lon, levels FROM place
    WHERE id IN (SELECT id FROM place WHERE uai = :uai
                 UNION ALL SELECT place_id FROM place_alias WHERE uai = :uai)
      AND status = 'open' AND kind = ANY(CAST(:kinds AS text[]))
    """
)

COMPANY = text(
    """
    SELECT lat, lon, address, postcode FROM place
    WHERE siret = :siret AND commune_code = :commune_code AND status = 'open' AND precision = 'address'
    ORDER BY id LIMIT 1
    """
)

# Each kind has a stretch of the shelf to itself: one look into the index for each.
KINDS_IN_USE = text(
    """
    SELECT wanted.kind
    FROM unnest(CAST(:kinds AS text[])) WITH ORDINALITY AS wanted(kind, number)
    WHERE EXISTS (
        SELECT FROM place p
        WHERE p.status = 'open' AND p.shelf <@ box(
            point(1000 * epass_plane(wanted.kind) - 180, -360),
            point(1000 * epass_plane(wanted.kind) + 180, 360)))
    ORDER BY wanted.number
    """
)
