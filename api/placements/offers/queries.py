"""SQL of reading offers. Statements are static; moments and days come from the caller.

Order: nearest first, or newest first, and nothing else. An offer whose place is known only by its commune
ranks behind its distance, as places do; one whose company lets applicants wait ranks farther behind.
"""

from sqlalchemy import TextClause, text

from api.platform.kit.geo import EARTH_RADIUS_M, VAGUE_M
from api.safety.reach import nobody_for_minors

LOWERED_M = 15_000
"""Metres by which an offer whose company does not answer ranks behind its distance."""
LOWERED_S = 30 * 86_400
"""Seconds by which it counts as older in a list of the newest."""

_LEFT = """CASE WHEN EXISTS (SELECT FROM offer_week w WHERE w.offer_id = o.id)
        THEN (SELECT coalesce(sum(w.places - w.taken), 0) FROM offer_week w
              WHERE w.offer_id = o.id AND w.week > CAST(:today AS date))
        ELSE o.places - o.taken END"""

_WEEKS = """(SELECT coalesce(json_agg(w.week ORDER BY w.week), '[]') FROM offer_week w
        WHERE w.offer_id = o.id AND w.week > CAST(:today AS date) AND w.taken < w.places)"""

ITEM = f"""json_build_object(
    'type', 'offer', 'id', o.id, 'kind', o.kind, 'title', o.title, 'company_name', o.company_name,
    'commune', o.commune_name, 'commune_code', o.commune_code,
    'lat', round(o.lat * 1e6) / 1e6, 'lon', round(o.lon * 1e6) / 1e6, 'approximate', o.approximate,
    'distance_m', {{distance}}, 'levels', o.levels, 'rome_codes', o.rome_codes,
    'start_on', o.start_on, 'end_on', o.end_on, 'weeks', {_WEEKS}, 'places_left', {_LEFT},
    'contract', o.contract, 'remote', o.remote, 'reserved', o.reserved_uais <> '{{{{}}}}', 'source', o.source,
    'published_at', to_char(o.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
    'demo', o.demo)::text AS json"""

_DISTANCE = f"""(2 * {EARTH_RADIUS_M} * asin(least(1, sqrt(
    sin(radians(o.lat - :lat) / 2) ^ 2
    + cos(radians(:lat)) * cos(radians(o.lat)) * sin(radians(o.lon - :lon) / 2) ^ 2))))"""
_BEHIND = (
    f"(CASE WHEN o.approximate THEN {VAGUE_M} ELSE 0 END + CASE WHEN o.lowered THEN {LOWERED_M} ELSE 0 END)"
)
_RANK = f"({_DISTANCE} + {_BEHIND})"
_AGE = f"(-extract(epoch FROM o.published_at) + CASE WHEN o.lowered THEN {LOWERED_S} ELSE 0 END)::float8"

_KEPT = nobody_for_minors("o.organisation_id")
IS_FINDABLE = f"""o.status = 'published' AND (o.expires_on IS NULL OR o.expires_on >= CAST(:today AS date))
    AND NOT {_KEPT}"""
_FILTERS = f"""
    {IS_FINDABLE}
    AND (CAST(:kinds AS text[]) IS NULL OR o.kind = ANY(CAST(:kinds AS text[])))
    AND (CAST(:levels AS text[]) IS NULL OR o.levels && CAST(:levels AS text[])
         OR (:apprentices AND o.kind = 'apprenticeship'))
    AND (CAST(:rome AS text[]) IS NULL OR o.rome_codes && CAST(:rome AS text[]))
    AND (CAST(:weeks AS date[]) IS NULL OR EXISTS (
         SELECT FROM offer_week w WHERE w.offer_id = o.id AND w.week = ANY(CAST(:weeks AS date[]))
           AND w.week > CAST(:today AS date) AND w.taken < w.places))
"""
_IN_BOX = "o.spot <@ box(point(:west, :bottom), point(:east, :top))"
_WITHIN = f"(CAST(:radius_m AS float8) IS NULL OR {_DISTANCE} <= :radius_m)"

_AFTER = f"""
    AND (CAST(:after AS float8) IS NULL OR ({_RANK}, o.id::text) > (CAST(:after AS float8), :after_id))
"""

# JSON is made for what is left after the cut only.
_SHOWN = f"""
    SELECT chosen.rank, o.id::text AS id, {ITEM.format(distance="round(chosen.metres)")}
    FROM chosen JOIN offer o USING (id) ORDER BY chosen.rank, o.id::text
"""

# As places: the index hands out by distance in the plane, a few more than asked for; what could come after an
# offer that was not fetched is left for the next page. Ranking behind only adds to a distance.
NEAREST = text(
    f"""
    WITH near AS MATERIALIZED (
        SELECT o.id, {_DISTANCE} AS metres, {_RANK} AS rank, o.spot <-> point(:x, :y) AS plane FROM offer o
        WHERE {_IN_BOX} AND {_FILTERS} {_AFTER}
        ORDER BY o.spot <-> point(:x, :y) FETCH FIRST (CAST(:fetch AS integer)) ROWS WITH TIES
    ), reach AS (
        SELECT CASE WHEN count(*) >= :fetch THEN max(plane) * :metres_per_degree END AS metres FROM near
    ), chosen AS (
        SELECT near.id, near.metres, near.rank FROM near, reach
        WHERE (reach.metres IS NULL OR near.rank <= reach.metres)
          AND (CAST(:radius_m AS float8) IS NULL OR near.metres <= :radius_m)
        ORDER BY near.rank, near.id::text LIMIT :limit
    ) {_SHOWN}
    """
)


def _sorted(condition: str, key: str, metres: str) -> TextClause:
    """All that fit, sorted by `key`: for the few that words leave, for the newest, for the end of a list."""
    return text(
        f"""
        WITH matching AS MATERIALIZED (
            SELECT o.id, {metres} AS metres, {key} AS rank FROM offer o
            WHERE {condition} AND {_FILTERS}
        ), chosen AS (
            SELECT * FROM matching o
            WHERE CAST(:after AS float8) IS NULL OR (o.rank, o.id::text) > (CAST(:after AS float8), :after_id)
            ORDER BY o.rank, o.id::text LIMIT :limit
        ) {_SHOWN}
        """
    )


_MATCHES = "o.search @@ epass_query(:query)"
ALL_NEAREST = _sorted(f"{_IN_BOX} AND {_WITHIN}", _RANK, _DISTANCE)
MATCHING_NEAREST = _sorted(f"{_MATCHES} AND {_IN_BOX} AND {_WITHIN}", _RANK, _DISTANCE)
NEWEST = _sorted("true", _AGE, "NULL::float8")
MATCHING_NEWEST = _sorted(_MATCHES, _AGE, "NULL::float8")
NEWEST_WITHIN = _sorted(f"{_IN_BOX} AND {_WITHIN}", _AGE, _DISTANCE)
MATCHING_NEWEST_WITHIN = _sorted(f"{_MATCHES} AND {_IN_BOX} AND {_WITHIN}", _AGE, _DISTANCE)

OF_IDS = text(
    f"SELECT 0::float8 AS rank, o.id::text AS id, {ITEM.format(distance='NULL')} FROM offer o"
    " WHERE o.id = ANY(CAST(:ids AS uuid[]))"
)

FINDABLE = text(f"SELECT o.id::text FROM offer o WHERE o.id = ANY(CAST(:ids AS uuid[])) AND {IS_FINDABLE}")

DETAIL = text(f"SELECT o.*, {_KEPT} AS kept, {ITEM.format(distance='NULL')} FROM offer o WHERE o.id = :id")

WEEKS = text("SELECT week, places, taken FROM offer_week WHERE offer_id = :id ORDER BY week")

SCHOOLS = text("SELECT uai, name FROM place WHERE uai = ANY(CAST(:uais AS text[]))")

HISTORY = text(
    """
    SELECT e.at, e.status, e.reason, CASE WHEN e.staff THEN 'region' WHEN e.actor IS NULL THEN 'system'
        ELSE 'company' END AS by
    FROM offer_event e WHERE e.offer_id = :id ORDER BY e.at, e.id
    """
)

MINE = text(
    f"""
    SELECT extract(epoch FROM o.updated_at)::float8 AS position, o.id::text AS id, json_build_object(
        'id', o.id, 'organisation_id', o.organisation_id, 'kind', o.kind, 'status', o.status,
        'title', o.title, 'company_name', o.company_name, 'commune', o.commune_name,
        'commune_code', o.commune_code, 'address', o.address, 'levels', o.levels,
        'weeks', (SELECT coalesce(json_agg(w.week ORDER BY w.week), '[]') FROM offer_week w
                  WHERE w.offer_id = o.id),
        'weekdays', o.weekdays, 'start_on', o.start_on, 'places', o.places, 'taken', o.taken,
        'held_for', CASE WHEN o.status IN ('published', 'full') AND {_KEPT} THEN '["company_kept"]'
            ELSE coalesce(o.publish_error->'codes', '[]') END,
        'held_rules', coalesce(o.publish_error->'rules', '[]'),
        'updated_at', to_char(o.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"')
        )::text AS json
    FROM offer o JOIN organisation_member m ON m.organisation_id = o.organisation_id
    WHERE m.account_id = :account_id
      AND (CAST(:organisation_id AS uuid) IS NULL OR o.organisation_id = :organisation_id)
      AND (CAST(:status AS text) IS NULL OR o.status = :status)
      AND (CAST(:after AS float8) IS NULL
           OR (extract(epoch FROM o.updated_at)::float8, o.id::text) < (CAST(:after AS float8), :after_id))
    ORDER BY position DESC, o.id::text DESC LIMIT :limit
    """
)

_REACH = "(:everywhere OR o.department = ANY(CAST(:departments AS text[])))"

# What is held for the company's own check waits for that, not for a look at the words.
TO_REVIEW = f"""
    FROM offer o LEFT JOIN LATERAL (
        SELECT count(*) AS reports, min(created_at) AS first_at FROM offer_report
        WHERE offer_id = o.id AND decided_at IS NULL
    ) r ON true
    WHERE o.status IN ('review', 'published', 'full') AND {_REACH} AND (o.status = 'review' OR r.reports > 0)
"""

REVIEWS = text(
    f"""
    WITH waiting AS (
        SELECT o.*, r.reports, coalesce(o.reviewed_at, r.first_at) AS since {TO_REVIEW}
          AND (CAST(:status AS text) IS NULL OR o.status = :status)
    )
    SELECT extract(epoch FROM o.since)::float8 AS position, o.id::text AS id, json_build_object(
        'id', o.id, 'kind', o.kind, 'status', o.status, 'title', o.title, 'company_name', o.company_name,
        'commune', o.commune_name, 'department', o.department,
        'held_for', coalesce(o.publish_error->'codes', '[]'), 'reports', o.reports,
        'waiting_since', to_char(o.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'))::text AS json
    FROM waiting o
    WHERE CAST(:after AS float8) IS NULL
       OR (extract(epoch FROM o.since)::float8, o.id::text) > (CAST(:after AS float8), :after_id)
    ORDER BY position, o.id::text LIMIT :limit
    """
)

REPORTS = text(
    "SELECT reason, message, created_at FROM offer_report WHERE offer_id = :id AND decided_at IS NULL"
    " ORDER BY created_at, id"
)

COMPANY_VERIFIED = text("SELECT verified_at IS NOT NULL FROM organisation WHERE id = :id")

IS_MEMBER = text(
    "SELECT EXISTS (SELECT FROM organisation_member WHERE organisation_id = :id AND account_id = :account_id)"
)
