"""SQL of trainings. Those taught at an open place, or somewhere not known, are listed; each has a page."""

from sqlalchemy import TextClause, text

from api.guide.trainings.access_queries import ASKED, MENTIONS, UPGRADE, entered_directly
from api.guide.trainings.career_queries import FOR_CAREER, OF_FIELD
from api.guide.trainings.domains import DOMAINS
from api.guide.trainings.ended_queries import UNTOLD_END
from api.guide.trainings.leading_queries import CONTEST
from api.guide.trainings.parcours_queries import PARCOURS, PARCOURS_OF, SPECIALITIES
from api.platform.kit.geo import EARTH_RADIUS_M, VAGUE_M

_DOMAINS = " ".join(f"WHEN '{code}' THEN '{label}'" for code, label in DOMAINS.items())

# Haversine in metres, as `epass_distance_m`, written out as in places.
DISTANCE = f"""(2 * {EARTH_RADIUS_M} * asin(least(1, sqrt(
    sin(radians(p.lat - :lat) / 2) ^ 2
    + cos(radians(:lat)) * cos(radians(p.lat)) * sin(radians(p.lon - :lon) / 2) ^ 2))))"""
VAGUENESS = f"CASE p.precision WHEN 'commune' THEN {VAGUE_M} ELSE 0 END"

# A year that gives no diploma is of no level, whatever level it is taught at.
LEVEL = f"CASE WHEN t.diploma <> '{UPGRADE}' THEN t.level END"
ITEM = f"""json_build_object(
    'type', 'training', 'id', t.id, 'label', t.label, 'diploma', t.diploma, 'level', {LEVEL},
    'months', t.months, 'durations', t.durations::integer[], 'statuses', here.statuses,
    'domain', CASE WHEN t.domain IS NOT NULL
              THEN json_build_object('code', t.domain, 'label', CASE t.domain {_DOMAINS} END) END,
    'places', here.places, 'nearest', {{nearest}})::text"""

# Where a training is taught, at a place that is open.
OPEN_PLACES = "training_place tp JOIN place p ON p.uai = tp.uai AND p.status = 'open'"

# How a training is taught where: at a school that may be no place here, or somewhere in the region.
KNOWN = """(SELECT training_id, uai, statuses FROM training_place
    UNION ALL SELECT training_id, NULL, ARRAY[status] FROM training_region) AS tp
    LEFT JOIN place p ON p.uai = tp.uai"""

SHEETS = "onisep-fiches-formations"
"""The list of Onisep's sheets on trainings, as a source."""
ANY_WAY = "any"
"""Beside the ways of learning it: whichever."""

# Where no place is known, `places` is null; at a closed one it is taught no longer. The general and the
# technological way are learned at school, whoever else is counted.
HERE = f"""
    CROSS JOIN LATERAL (
        SELECT nullif(count(p.id), 0) AS places, array_remove(ARRAY[
            CASE WHEN bool_or('apprenticeship' = ANY(tp.statuses)) THEN 'apprenticeship' END,
            CASE WHEN bool_or('school' = ANY(tp.statuses) OR t.diploma IN ('Bac général', 'Bac techno'))
                THEN 'school' END,
            CASE WHEN bool_or('distance' = ANY(tp.statuses)) THEN 'distance' END], NULL) AS statuses,
            count(tp.uai) - count(p.id) AS unnamed
        FROM {KNOWN} WHERE tp.training_id = t.id AND (p.id IS NULL OR p.status = 'open')
    ) AS here
"""

_STATUS = "(CAST(:status AS text) IS NULL OR :status = ANY(tp.statuses))"
# What is taught in one year after a first diploma alone is not begun after 3e.
_BEGUN = "(CAST(:begins AS text) IS DISTINCT FROM 'third' OR NOT tp.after_diploma)"
_SECTOR = "(CAST(:sector AS text) IS NULL OR p.sector = :sector)"
AT_A_PLACE = f"""EXISTS (
    SELECT FROM {OPEN_PLACES} WHERE tp.training_id = t.id AND {_STATUS} AND {_BEGUN} AND {_SECTOR})"""
SOMEWHERE = f"""t.id IN (SELECT s.training_id FROM training_somewhere s
    WHERE CAST(:sector AS text) IS NULL AND s.status = coalesce(CAST(:status AS text), '{ANY_WAY}'))"""


def sites(condition: str) -> str:
    """A training at each open place that teaches it; where it has a point of its own, it stands there."""
    return f"""(
    SELECT p.id, p.uai, p.name, p.name_folded, p.kind, p.sector, p.commune_code, tp.training_id,
        tp.statuses, tp.by_status, tp.predecessor, tp.common, tp.alternating, tp.after_diploma, tp.partners,
        coalesce(tp.commune, p.commune_name) AS commune_name,
        coalesce(tp.lat, p.lat) AS lat, coalesce(tp.lon, p.lon) AS lon,
        CASE WHEN tp.lat IS NULL THEN p.precision ELSE 'address' END AS precision,
        coalesce(epass_mercator(tp.lat, tp.lon), p.spot) AS spot
    FROM {OPEN_PLACES} WHERE {condition}) AS p"""


FARTHEST = 1e9
"""The rank of what is taught somewhere, after all that is near."""

# A diploma that ends before somebody who began today could pass it is none to begin; nor is one whose last
# session was in a school year that is over. Until then it may be registered anew.
OPEN_TO_NEWCOMERS = """((t.closes_on IS NULL
    OR t.closes_on >= current_date + make_interval(months => coalesce(t.months, 12) - 2))
    AND (t.last_session IS NULL OR make_date(t.last_session, 8, 31) >= current_date))"""

# The end of the school year after this one; until then it is told which session is the last.
NEXT_YEAR_ENDS = "make_date(extract(year FROM current_date - interval '8 months')::integer + 2, 8, 31)"
LAST_SESSION = f"""CASE WHEN make_date(t.last_session, 8, 31) <= {NEXT_YEAR_ENDS}
    THEN t.last_session END"""

AFTER_THIRD = ("CAP", "CAP agricole", "Bac pro", "Bac pro agricole")
"""Diplomas that one may begin after 3e; a common first year is another."""
ONE_YEAR = 12  # Months of a CAP that completes another diploma.
AFTER_CAP = ("BP", "BP agricole", "Certificat de spécialisation", "MC", "BM", "BTM", "BMA")
"""What one begins with a first diploma of the trade."""

# When one may begin it. A CAP of one year is for whoever has a diploma already, a licence pro for bac + 2.
_BEGINS = f"""CASE CAST(:begins AS text)
    WHEN 'third' THEN (t.common AND t.level <= 4)
        OR (t.diploma IN {AFTER_THIRD} AND coalesce(t.months, 24) > 12)
    WHEN 'bac' THEN t.level IN (5, 6) AND t.diploma NOT IN ('Licence pro', 'Certificat de spécialisation')
    WHEN 'cap' THEN t.diploma IN {AFTER_CAP} ELSE true END"""

_FILTERS = f"""
    {OPEN_TO_NEWCOMERS}
    AND {_BEGINS}
    AND (CAST(:level AS integer) IS NULL OR {LEVEL} = :level)
    AND (CAST(:domain AS text) IS NULL OR t.domain = :domain)
    AND (CAST(:diploma AS text) IS NULL OR t.diploma = :diploma)
    AND (CAST(:max_months AS integer) IS NULL OR t.months <= :max_months)
    AND (CAST(:career AS text) IS NULL OR {FOR_CAREER})
    AND (CAST(:field AS text) IS NULL OR {OF_FIELD.format(field=":field")})
"""

# What is taught around a point: each training at the nearest place that teaches it.
OFFERED = f"""near AS MATERIALIZED (
    SELECT p.id, p.uai, p.name, p.commune_name, {DISTANCE} + {VAGUENESS} AS rank,
        {VAGUENESS} AS vagueness
    FROM place p
    WHERE p.status = 'open' AND p.uai IS NOT NULL AND {_SECTOR}
      AND p.spot <@ box(point(:west, :bottom), point(:east, :top))
), offered AS (
    SELECT DISTINCT ON (training_id) * FROM (
        SELECT tp.training_id, near.*, tp.statuses
        FROM near JOIN training_place tp ON tp.uai = near.uai
        WHERE tp.lat IS NULL AND {_STATUS} AND {_BEGUN}
        UNION ALL
        SELECT p.training_id, p.id, p.uai, p.name, p.commune_name, {DISTANCE}, 0, p.statuses
        FROM {sites(f"tp.lat IS NOT NULL AND {_STATUS} AND {_BEGUN} AND {_SECTOR}")}
    ) AS each
    WHERE CAST(:radius_m AS float8) IS NULL OR rank - vagueness <= :radius_m
    ORDER BY training_id, rank, id
)"""

NEAREST = """CASE WHEN t.place_id IS NOT NULL THEN json_build_object(
    'place_id', t.place_id, 'name', t.name, 'commune', t.commune_name,
    'distance_m', round(t.rank - t.vagueness), 'approximate', t.vagueness > 0,
    'statuses', t.there) END"""


def _near(condition: str) -> TextClause:
    """Trainings around a point: each at the nearest place that teaches it, those first, then by label."""
    return text(
        f"""
        WITH {OFFERED}, found AS (
            SELECT o.rank, o.vagueness, o.id AS place_id, o.name, o.commune_name, o.statuses AS there, t.*
            FROM offered o JOIN training t ON t.id = o.training_id WHERE {_FILTERS} AND {condition}
            UNION ALL
            SELECT {FARTHEST}, 0, NULL, NULL, NULL, NULL, t.*
            FROM training t WHERE {SOMEWHERE} AND {_FILTERS} AND {condition}
        ), chosen AS (
            SELECT * FROM found
            WHERE CAST(:after AS float8) IS NULL OR (rank, sort) > (CAST(:after AS float8), :after_id)
            ORDER BY rank, sort LIMIT :limit
        )
        SELECT t.rank, t.sort AS id, {ITEM.format(nearest=NEAREST)} AS json
        FROM chosen t {HERE} ORDER BY t.rank, t.sort
        """
    )


def _anywhere(condition: str, score: str) -> TextClause:
    """Trainings of the whole region: best match first, then by label."""
    return text(
        f"""
        WITH hits AS (
            SELECT t.*, {score} AS score FROM training t
            WHERE {_FILTERS} AND {condition} AND ({AT_A_PLACE} OR {SOMEWHERE})
        ), chosen AS (
            SELECT * FROM hits t
            WHERE CAST(:after AS float8) IS NULL OR (score, sort) > (CAST(:after AS float8), :after_id)
            ORDER BY score, sort LIMIT :limit
        )
        SELECT t.score, t.sort AS id, {ITEM.format(nearest="NULL")} AS json
        FROM chosen t {HERE} ORDER BY t.score, t.sort
        """
    )


_MATCHING = "t.search @@ epass_query(:query)"
# Asked when no name matched: words of the diploma's own texts.
_WORDED = "t.id IN (SELECT diploma_code FROM training_keywords WHERE search @@ epass_query(:query))"
# Whole words: the end of one and the beginning of the next made « cariste » out of « mosaïste carrelage ».
_RESEMBLING = ":folded <<% t.names_folded"

NEAR = _near("true")
NEAR_MATCHING = _near(_MATCHING)
NEAR_RESEMBLING = _near(_RESEMBLING)
ALL = _anywhere("true", "0::float8")
MATCHING = _anywhere(
    _MATCHING,
    "-(ts_rank(t.search, epass_query(:query))"
    " + CASE WHEN t.sort LIKE :folded || '%' THEN 1 ELSE 0 END)::float8",
)
NEAR_WORDED = _near(_WORDED)
WORDED = _anywhere(_WORDED, "0::float8")
RESEMBLING = _anywhere(_RESEMBLING, "-strict_word_similarity(:folded, t.names_folded)::float8")
EVERY = {"all": (ALL, NEAR)}
SEARCHES = {
    "matching": (MATCHING, NEAR_MATCHING),
    "resembling": (RESEMBLING, NEAR_RESEMBLING),
    "worded": (WORDED, NEAR_WORDED),
}
"""In the order in which they are asked until one finds something, each anywhere and near a point; a cursor
names the one that it is of."""

# A training of its own before it was known to be another one leads there.
_CURRENT = """coalesce((SELECT id FROM training WHERE id = :id),
    (SELECT training_id FROM training_former WHERE id = :id))"""
# What InserJeunes counts of a school: its vocational way, from the CAP to the BTS.
_COUNTED = f"coalesce(t.level <= 5 AND t.id ~ '^[0-9]' AND t.diploma <> '{UPGRADE}', false) AS counted"
CURRENT = text(
    f"""
    SELECT t.id, {_COUNTED} FROM training t WHERE id = {_CURRENT}
    """
)

# The diploma's own courses, known by their codes, those without a length by its own; and those of the one
# diploma whose place alone it takes.
_COURSES = """(
    SELECT jsonb_agg(DISTINCT jsonb_build_object(
        'code', course.code, 'months', course.months, 'predecessor', of.predecessor))
    FROM (SELECT t.id AS code, false AS predecessor
          UNION ALL SELECT min(code), true FROM training_diploma
          WHERE successors = ARRAY[CAST(t.id AS text)] HAVING count(*) = 1) AS of
    CROSS JOIN LATERAL (SELECT of.code, CAST(NULL AS integer) AS months
        UNION ALL SELECT c.stat_code, 12 * c.duration FROM training_course c
        WHERE c.diploma_code = of.code) AS course)"""

DETAIL = text(
    f"""
    SELECT t.id, t.label, t.diploma, t.level, t.months, t.rncp, t.onisep_id, t.sources, t.reserved_for,
        t.closes_on, t.successor, {ITEM.format(nearest="NULL")} AS json, {ASKED}, {_COUNTED},
        here.unnamed, {CONTEST} AS contest,
        {OPEN_TO_NEWCOMERS} AS is_open, {LAST_SESSION} AS last_session,
        (SELECT label FROM training WHERE id = t.successor) AS successor_label,
        (SELECT coalesce(json_agg(json_build_object('status', r.status, 'year', r.year,
                    'predecessor', r.predecessor) ORDER BY r.status), '[]')
            FROM training_region r WHERE r.training_id = t.id AND NOT EXISTS (
                SELECT FROM {OPEN_PLACES}
                WHERE tp.training_id = t.id AND r.status = ANY(tp.statuses))) AS elsewhere,
        sheet.summary, sheet.access, sheet.expected, sheet.follows, sheet.modified_on, page.url AS page_url,
        coalesce((SELECT json_agg(json_build_object('code', k.code, 'label', k.label, 'named', c.named,
                    'firm', c.firm) ORDER BY c.firm DESC, k.label)
            FROM training_career c JOIN career k ON k.code = c.code AND k.rome_version = 4
            WHERE c.training_id = t.id), '[]') AS careers,
        coalesce((SELECT json_agg(json_build_object('code', k.code, 'label', k.label) ORDER BY k.label)
            FROM training_field f JOIN career k ON k.code = f.code AND k.rome_version = 3
            WHERE f.training_id = t.id), '[]') AS fields,
        ARRAY(SELECT unnest(sources) FROM training_career WHERE training_id = t.id) AS career_sources,
        ARRAY(SELECT name FROM training_occupation WHERE training_id = t.id AND beside
            ORDER BY epass_fold(name))
            AS occupations,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(v.host, v.video_id, v.title, v.title_en)
                ORDER BY v.position), '[]')
            FROM video v WHERE v.about = 'training' AND v.about_id = t.id) AS videos,
        coalesce((SELECT max(ends_on) FROM (
            SELECT ends_on FROM training_rncp WHERE number = t.rncp
            UNION ALL SELECT ends_on FROM training_rncp_diploma WHERE rncp = t.rncp) AS known) < current_date,
            false) AS rncp_ended, {UNTOLD_END},
        {_COURSES} AS courses, {PARCOURS}, {PARCOURS_OF}, {SPECIALITIES},
        EXISTS (SELECT FROM {OPEN_PLACES} WHERE tp.training_id = t.id AND tp.alternating) AS alternating,
        EXISTS (SELECT FROM {OPEN_PLACES} WHERE tp.training_id = t.id AND tp.wished) AS wished,
        (SELECT array_agg(p.name ORDER BY p.name) FROM {OPEN_PLACES}
            WHERE tp.training_id = t.id AND p.kind = 'specialised_school') AS adapted,
        {MENTIONS} AS mentions, starts_with(t.id, 'PSUP.') AND EXISTS (
            SELECT FROM training WHERE starts_with(label, t.label || ' ')) AS has_longer_names,
        CASE WHEN t.diploma = 'Licence' THEN ARRAY(
            SELECT label FROM training WHERE diploma = t.diploma) END AS licences,
        EXISTS (SELECT FROM training_next n JOIN training first ON first.id = n.training_id AND first.common
            JOIN training_place begun ON begun.training_id = first.id AND 'school' = ANY(begun.statuses)
            JOIN training_place tp ON tp.uai = begun.uai AND tp.training_id = t.id
            WHERE n.next_id = t.id) AS begun_at_school,
        (SELECT bool_and(tp.after_diploma) FROM {OPEN_PLACES}
            WHERE tp.training_id = t.id AND 'school' = ANY(tp.statuses)) AS after_diploma,
        (SELECT array_agg(DISTINCT source) FROM training_place tp, unnest(tp.sources) AS source
            WHERE tp.training_id = t.id) AS place_sources
    FROM training t LEFT JOIN training_sheet sheet ON sheet.id = t.onisep_id
    LEFT JOIN training_page page ON page.diploma_code = t.id {HERE} WHERE t.id = {_CURRENT}
    """
)

# Who offers licences of these names.
OFFERED_AS = text(
    f"""
    SELECT DISTINCT t.label, p.name FROM {OPEN_PLACES} JOIN training t ON t.id = tp.training_id
    WHERE t.diploma = 'Licence' AND t.label = ANY(CAST(:labels AS text[]))
    """
)

_STEP = f"""jsonb_build_object('id', t.id, 'label', t.label, 'diploma', t.diploma, 'level', t.level,
    'conditional', n.conditional, 'by_onisep', '{SHEETS}' = ANY(n.sources)) AS step, n.sources"""

# What ends before one could pass it comes next for nobody. Whoever comes may have it, unless by the same name
# there is the one that took its place; nor stands what is to end beside that one. To a first year after the
# bac one comes from whatever leads to what it opens.
STEPS = text(
    f"""
    WITH beside AS (
        SELECT true AS is_next, {_STEP}, t.id, t.successor, t.label, t.level, t.sort,
            {OPEN_TO_NEWCOMERS} AS is_open
        FROM training_next n JOIN training t ON t.id = n.next_id WHERE n.training_id = :id
        UNION ALL
        SELECT false, {_STEP}, t.id, t.successor, t.label, t.level, t.sort, {OPEN_TO_NEWCOMERS}
        FROM training_next n JOIN training t ON t.id = n.training_id JOIN training own ON own.id = n.next_id
        WHERE n.next_id = :id AND NOT (t.common AND {entered_directly("own")})
        UNION
        SELECT false, {_STEP}, t.id, t.successor, t.label, t.level, t.sort, {OPEN_TO_NEWCOMERS}
        FROM training common JOIN training_next opened ON opened.training_id = common.id
        JOIN training_next n ON n.next_id = opened.next_id JOIN training t ON t.id = n.training_id
        WHERE common.id = :id AND common.common AND common.level > t.level AND common.level > 4
    )
    SELECT is_next, step, sources FROM beside
    WHERE (is_open OR (NOT is_next AND NOT EXISTS (
        SELECT FROM beside AS other
        WHERE NOT other.is_next AND other.is_open AND other.label = beside.label)))
      AND NOT EXISTS (
        SELECT FROM beside AS heir
        WHERE heir.is_next = beside.is_next AND heir.is_open AND heir.id = beside.successor)
    ORDER BY level NULLS LAST, sort
    """
)

# What exists, so that no filter is offered that finds nothing.
FILTERS = text(
    f"""
    WITH taught AS MATERIALIZED (
        SELECT t.id, {LEVEL} AS level, t.domain, t.diploma, bool_or('school' = ANY(tp.statuses)) AS school,
            bool_or('apprenticeship' = ANY(tp.statuses)) AS apprenticeship,
            bool_or('distance' = ANY(tp.statuses)) AS distance
        FROM {KNOWN} JOIN training t ON t.id = tp.training_id
        WHERE {OPEN_TO_NEWCOMERS} AND (p.id IS NULL OR p.status = 'open') GROUP BY t.id
    )
    SELECT json_build_object(
        'levels', (SELECT coalesce(json_agg(json_build_object('level', level, 'trainings', n)
                ORDER BY level), '[]')
            FROM (SELECT level, count(*) AS n FROM taught WHERE level IS NOT NULL GROUP BY level) AS c),
        'domains', (SELECT coalesce(json_agg(json_build_object('code', t.domain, 'label',
                CASE t.domain {_DOMAINS} END, 'trainings', n) ORDER BY t.domain), '[]')
            FROM (SELECT domain, count(*) AS n FROM taught WHERE domain IS NOT NULL GROUP BY domain) AS t),
        'diplomas', (SELECT coalesce(json_agg(json_build_object('diploma', diploma, 'trainings', n)
                ORDER BY level NULLS LAST, diploma), '[]')
            FROM (SELECT diploma, min(level) AS level, count(*) AS n FROM taught GROUP BY diploma) AS c),
        'statuses', (SELECT coalesce(json_agg(json_build_object('status', status, 'trainings', n)
                ORDER BY status), '[]')
            FROM (SELECT 'school' AS status, count(*) AS n FROM taught WHERE school
                  UNION ALL SELECT 'apprenticeship', count(*) FROM taught WHERE apprenticeship
                  UNION ALL SELECT 'distance', count(*) FROM taught WHERE distance) AS c
            WHERE n > 0))::text AS json
    """
)

THERE = text("SELECT id FROM training WHERE id = ANY(CAST(:ids AS text[]))")

_PLACE = """json_build_object(
    'place_id', p.id, 'name', p.name, 'kind', p.kind, 'sector', p.sector, 'commune', p.commune_name,
    'lat', round(p.lat * 1e6) / 1e6, 'lon', round(p.lon * 1e6) / 1e6, 'approximate', p.precision = 'commune',
    'distance_m', {distance}, 'statuses', p.statuses, 'by_status', p.by_status, 'partners', p.partners,
    'common', p.common, 'alternating', p.alternating, 'after_diploma', p.after_diploma,
    'outcome', NULL, 'open_day', (
        SELECT json_build_object('id', e.id, 'title', e.title, 'demo', e.demo,
            'starts_at', to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'))
        FROM event e WHERE e.place_id = p.id AND e.kind = 'open_day' AND e.status = 'scheduled'
          AND e.ends_at > :now ORDER BY e.demo, e.starts_at, e.id LIMIT 1))::text"""

_TEACHING = sites(f"tp.training_id = :id AND {_STATUS} AND {_SECTOR}")

PLACES_NEAR = text(
    f"""
    WITH teaching AS (
        SELECT p.*, {DISTANCE} + {VAGUENESS} AS rank FROM {_TEACHING}
        WHERE p.spot <@ box(point(:west, :bottom), point(:east, :top))
    )
    SELECT rank, id::text AS id, {_PLACE.format(distance=f"round(rank - {VAGUENESS})")} AS json, p.uai
    FROM teaching p
    WHERE (CAST(:radius_m AS float8) IS NULL OR rank - {VAGUENESS} <= :radius_m)
      AND (CAST(:after AS float8) IS NULL OR (rank, id::text) > (CAST(:after AS float8), :after_id))
    ORDER BY rank, id::text LIMIT :limit
    """
)

# Some stand here though another region's office counts them, and the other way round.
PLACES_BY_NAME = text(
    f"""
    WITH teaching AS (
        SELECT p.* FROM {_TEACHING}
        WHERE left(p.uai, 3) = ANY(:served) OR p.commune_code ^@ ANY(CAST(:departments AS text[]))
    )
    SELECT name_folded, id::text AS id, {_PLACE.format(distance="NULL")} AS json, p.uai
    FROM teaching p
    WHERE CAST(:after AS text) IS NULL OR (name_folded, id::text) > (CAST(:after AS text), :after_id)
    ORDER BY name_folded, id::text LIMIT :limit
    """
)
