"""SQL of what is known of a career through the occupations that statistics count, and of hiring near a point.

From ROME to the BMO: a career, or the broader one that it was cut from, is a code of ROME 3; the publisher
says which occupations of 2009 hold that code; an occupation of 2021 is one of 2009 that has the same label.
"""

from sqlalchemy import text

_VERSION = "(SELECT max(rome_version) FROM career)"

_NEWER = """occupation n ON n.nomenclature = 'fap2021' AND n.level = 'occupation'
        AND n.comparable = o.comparable"""

# The occupation that holds the fewest careers first: it says most of this one. Names are looked up one by
# one: joined, all of them are read.
OCCUPATIONS_OF_CAREER = text(
    f"""
    SELECT r.occupation AS code, o.label, r.partly, o.parent AS group_code, g.label AS group_label,
           g.parent AS domain_code, n.code AS newer_code, n.label AS newer_label,
           (SELECT d.label FROM occupation d WHERE d.nomenclature = 'fap2009' AND d.code = g.parent)
               AS domain_label
    FROM career c
    LEFT JOIN occupation_rome r ON r.rome IN (c.code, c.parent_code)
    LEFT JOIN occupation o ON o.nomenclature = 'fap2009' AND o.code = r.occupation
    LEFT JOIN LATERAL (
        SELECT g.label, g.parent FROM occupation g
        WHERE g.nomenclature = 'fap2009' AND g.code = o.parent LIMIT 1
    ) AS g ON true
    LEFT JOIN LATERAL (
        SELECT n.code, n.label FROM occupation n
        WHERE n.nomenclature = 'fap2021' AND n.level = 'occupation' AND n.comparable = o.comparable LIMIT 1
    ) AS n ON true
    WHERE c.rome_version = {_VERSION} AND c.code = :code
    ORDER BY r.partly, (SELECT count(*) FROM occupation_rome x WHERE x.occupation = r.occupation),
        r.occupation
    """
)

BASIN_OF_COMMUNE = text(
    """SELECT b.basin AS code, b.name, c.department_code AS department
       FROM commune_basin b LEFT JOIN commune c ON c.code = b.commune_code
       WHERE b.commune_code = :commune"""
)

BASIN_NEAREST = text(
    """SELECT b.basin AS code, b.name, c.department_code AS department
       FROM commune c JOIN commune_basin b ON b.commune_code = c.code
       WHERE c.spot IS NOT NULL ORDER BY c.spot <-> epass_mercator(:lat, :lon) LIMIT 1"""
)

# The basin's own figures are the sums of its parts in several departments; mostly there is one part.
_SUMS = """
    sum(h.planned) FILTER (WHERE {where}) AS {name}_planned,
    count(*) FILTER (WHERE {where} AND h.planned IS NULL) AS {name}_secret,
    sum(h.difficult) FILTER (WHERE {where}) AS {name}_difficult,
    count(*) FILTER (WHERE {where} AND h.planned IS NOT NULL AND h.difficult IS NULL)
        AS {name}_difficult_secret,
    sum(h.seasonal) FILTER (WHERE {where}) AS {name}_seasonal,
    count(*) FILTER (WHERE {where} AND h.planned IS NOT NULL AND h.seasonal IS NULL)
        AS {name}_seasonal_secret"""

_HIRING = f"""
    SELECT h.occupation, h.year, {_SUMS.format(where="true", name="region")},
           {_SUMS.format(where="h.basin = :basin", name="basin")}
    FROM planned_hiring h
    WHERE h.occupation = ANY(CAST(:newer AS text[])) AND h.region = :region AND h.nomenclature = 'fap2021'
      AND h.year >= (SELECT max(year) FROM planned_hiring WHERE region = :region) - 1
    GROUP BY h.occupation, h.year ORDER BY h.year DESC"""

# Of each occupation the nearest territory that has a rating.
_TENSIONS = """
    SELECT DISTINCT ON (t.occupation) t.*, coalesce(d.name, '') AS department_name
    FROM occupation_tension t LEFT JOIN department d ON t.level = 'department' AND d.code = t.territory
    WHERE t.occupation = ANY(CAST(:codes AS text[])) AND t.rating IS NOT NULL
      AND (t.level = 'country' OR t.level = 'region' AND t.territory = :region
           OR t.level = 'department' AND t.territory = CAST(:department AS text))
    ORDER BY t.occupation, array_position(ARRAY['department', 'region', 'country'], t.level), t.year DESC"""
TENSIONS = text(_TENSIONS)

_PORTRAITS = """
    SELECT f.occupation, f.kind, f.period, json_object_agg(f.aspect, f.value) AS values,
           CASE f.kind WHEN 'sectors' THEN json_object_agg(f.aspect, f.label) END AS labels
    FROM occupation_figure f
    WHERE f.occupation = ANY(CAST(:codes AS text[])) AND f.kind <> 'headcount'
    GROUP BY f.occupation, f.kind, f.period
    UNION ALL
    SELECT asked.code, 'headcount', f.period, json_build_object('headcount', f.value), NULL
    FROM unnest(CAST(:codes AS text[])) AS asked(code), LATERAL (
        SELECT period, value FROM occupation_figure
        WHERE kind = 'headcount' AND occupation = asked.code ORDER BY period DESC LIMIT 1
    ) AS f
    ORDER BY period DESC"""

# All that is told of a career's occupations, in one turn: the answer waits for each.
TOLD = text(
    f"""
    SELECT (SELECT coalesce(json_agg(h), '[]') FROM ({_HIRING}) AS h) AS hirings,
           (SELECT coalesce(json_agg(t), '[]') FROM ({_TENSIONS}) AS t) AS tensions,
           (SELECT coalesce(json_agg(p), '[]') FROM ({_PORTRAITS}) AS p) AS portraits
    """
)

NEIGHBOURS = 5
"""Basins beside one's own."""

# From a point, else from the middle of one's own basin.
BASINS_AROUND = text(
    f"""
    SELECT b.basin AS code, min(b.name) AS name
    FROM (
        SELECT epass_mercator(coalesce(CAST(:lat AS float8), avg(c.lat)),
                              coalesce(CAST(:lon AS float8), avg(c.lon))) AS spot
        FROM commune_basin b JOIN commune c ON c.code = b.commune_code WHERE b.basin = :basin
    ) AS here, commune_basin b JOIN commune c ON c.code = b.commune_code
    WHERE c.spot IS NOT NULL AND b.basin <> :basin
    GROUP BY b.basin ORDER BY min(c.spot <-> here.spot) LIMIT {NEIGHBOURS}
    """
)

# An item's rank: one's own basin before the others, in it most hirings first.
_BEYOND = 10_000_000
HIRING_NEAR = text(
    f"""
    WITH latest AS (SELECT max(year) AS year FROM planned_hiring WHERE region = :region), found AS (
        SELECT b.number * {_BEYOND} - sum(h.planned) AS rank, h.basin || ' ' || h.occupation AS id,
               h.basin, h.occupation, h.year, min(h.label) AS label, min(h.family) AS family,
               min(h.family_label) AS family_label, sum(h.planned) AS planned, sum(h.difficult) AS difficult,
               sum(h.seasonal) AS seasonal, count(*) FILTER (WHERE h.planned IS NULL) AS secret,
               count(*) FILTER (WHERE h.difficult IS NULL) AS difficult_secret,
               count(*) FILTER (WHERE h.seasonal IS NULL) AS seasonal_secret
        FROM latest JOIN planned_hiring h ON h.year = latest.year
        JOIN unnest(CAST(:basins AS text[])) WITH ORDINALITY AS b(code, number) ON b.code = h.basin
        WHERE h.nomenclature = 'fap2021' AND (CAST(:family AS text) IS NULL OR h.family = :family)
        GROUP BY b.number, h.basin, h.occupation, h.year HAVING sum(h.planned) > 0
    ), chosen AS (
        SELECT * FROM found
        WHERE CAST(:after AS float8) IS NULL OR (rank, id) > (CAST(:after AS float8), :after_id)
        ORDER BY rank, id LIMIT :limit
    )
    SELECT f.*, p.planned AS previous FROM chosen f
    LEFT JOIN LATERAL (
        SELECT sum(h.planned) AS planned FROM planned_hiring h
        WHERE h.year = f.year - 1 AND h.occupation = f.occupation AND h.basin = f.basin
    ) AS p ON true
    ORDER BY f.rank, f.id
    """
)

HIRING_FAMILIES = text(
    """
    SELECT h.year, h.family AS code, min(h.family_label) AS label, sum(h.planned) AS planned,
           count(*) FILTER (WHERE h.planned IS NULL) AS secret
    FROM planned_hiring h
    WHERE h.basin = :basin AND h.year = (SELECT max(year) FROM planned_hiring WHERE region = :region)
    GROUP BY h.year, h.family HAVING sum(h.planned) > 0 ORDER BY sum(h.planned) DESC, h.family
    """
)

OLDER_OF_NEWER = text(
    f"""
    SELECT n.code AS newer_code, o.code, o.label FROM occupation o JOIN {_NEWER}
    WHERE o.nomenclature = 'fap2009' AND o.level = 'occupation' AND n.code = ANY(CAST(:codes AS text[]))
    """
)

CAREERS_SHOWN = 12
"""Of an occupation; some hold a hundred."""

# The careers of each occupation, those wholly in it and those that others were cut from first.
CAREERS_OF_OCCUPATIONS = text(
    f"""
    WITH held AS (
        SELECT r.occupation, r.partly, r.rome, c.code, c.label FROM occupation_rome r
        JOIN career c ON c.code = r.rome AND c.rome_version = {_VERSION}
        WHERE r.occupation = ANY(CAST(:codes AS text[]))
        UNION
        SELECT r.occupation, r.partly, r.rome, c.code, c.label FROM occupation_rome r
        JOIN career c ON c.parent_code = r.rome AND c.rome_version = {_VERSION}
        WHERE r.occupation = ANY(CAST(:codes AS text[]))
    ), placed AS (
        SELECT occupation, code, label,
               row_number() OVER (PARTITION BY occupation ORDER BY partly, code <> rome, label) AS place,
               count(*) OVER (PARTITION BY occupation) AS careers
        FROM held
    )
    SELECT occupation, min(careers) AS count,
           json_agg(json_build_object('code', code, 'label', label) ORDER BY place) AS careers
    FROM placed WHERE place <= {CAREERS_SHOWN} GROUP BY occupation
    """
)

# How far the chain reaches: careers with planned hirings in the latest year, and where it breaks for others.
COVERAGE = text(
    f"""
    WITH hired AS (
        SELECT DISTINCT h.occupation FROM planned_hiring h
        WHERE h.region = :region AND h.nomenclature = 'fap2021'
          AND h.year = (SELECT max(year) FROM planned_hiring WHERE region = :region)
    ), reached AS (
        SELECT c.code, count(r.occupation) AS occupations, count(n.code) AS newer,
               count(hired.occupation) AS hired
        FROM career c
        LEFT JOIN occupation_rome r ON r.rome IN (c.code, c.parent_code)
        LEFT JOIN occupation o ON o.nomenclature = 'fap2009' AND o.code = r.occupation
        LEFT JOIN {_NEWER}
        LEFT JOIN hired ON hired.occupation = n.code
        WHERE c.rome_version = {_VERSION} GROUP BY c.code
    )
    SELECT count(*) AS careers, count(*) FILTER (WHERE hired > 0) AS with_hiring,
           count(*) FILTER (WHERE occupations = 0) AS without_occupation,
           count(*) FILTER (WHERE occupations > 0 AND newer = 0) AS without_equal_label,
           count(*) FILTER (WHERE newer > 0 AND hired = 0) AS not_in_survey
    FROM reached
    """
)
