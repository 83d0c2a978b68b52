"""SQL of what is known of a career through the occupations that statistics count, and of hiring near a point.

From ROME to the BMO: a career, or the broader one that it was cut from, is a code of ROME 3; the publisher
says which occupations of 2009 hold that code; an occupation of 2021 is one of 2009 that has the same label,
unless only another one of 2021 names the career. The survey tells of no part of one: hirings of a part, or of
what a label of 2021 names before others, are counted with others'.
"""

from sqlalchemy import text

from api.guide.careers.service import afield
from api.guide.figures.models import stems
from api.guide.figures.naming_queries import GOES_ON, MOVED, NAMING, PARTS

_VERSION = "(SELECT max(rome_version) FROM career)"

# Who leads others, by how the label of a career or of an occupation begins.
_LEADS = "'^(chef|cheffe|dirigeant|direct|gérant|manager|patron|responsable)'"
_OF_EXECUTIVES, _UNSKILLED = "substr({occupation}, 4, 1) = '9'", "substr({occupation}, 4, 1) = '2'"

_EMPLOYEES = r"o.label ~* '\msalariée?s?\M'"


# ROME 4 divided the sheet: it became more careers than one, of which one may have kept the code.
_DIVIDED = """EXISTS (
        SELECT FROM career other WHERE other.rome_version = {career}.rome_version
            AND other.former_code = {link}.rome AND other.code <> {career}.code)"""


def _holds(link: str, career: str) -> str:
    """Whether an occupation holds a career, by its link (a row) to the sheet of ROME 3 in which the career
    stood. Of an occupation that holds only a part of a sheet that ROME 4 divided, nobody says which of its
    careers it holds.
    """
    return f"""({link}.rome = {career}.former_code
        AND NOT ({link}.partly AND {_DIVIDED.format(link=link, career=career)}))"""


# ROME's contexts of work: the status of a civil servant; schools, public bodies, prisons and the army; and
# hospitals, associations, care homes, or work of one's own: the survey asks those.
_CIVIL_SERVANT, _OF_STATE = "403100", ("405244", "405349", "300877", "511846")
_OF_OTHERS = ("38126", "300849", "400010", "403102", "403106")

# The survey « Besoins en main-d'œuvre » asks neither ministries nor their services.
_BY_STATE = f"""coalesce((
        SELECT bool_or(i.ogr_code = '{_CIVIL_SERVANT}') AND NOT bool_or(i.ogr_code IN {_OF_OTHERS})
               AND (bool_or(i.ogr_code IN {_OF_STATE}) OR NOT bool_or(i.kind = 'structures'))
        FROM career_item_link l JOIN career_item i USING (rome_version, ogr_code)
        WHERE l.rome_version = c.rome_version AND l.code = c.code AND i.kind IN ('statuses', 'structures')
    ), false)"""

# The army's own are of its domain (« Armée, police, pompiers »): a soldier who drives is no taxi driver.
_MILITARY, _ARMY = "403099", "P4"
_OF_ARMY = f"""(
        SELECT bool_and(i.ogr_code = '{_MILITARY}')
        FROM career_item_link l JOIN career_item i USING (rome_version, ogr_code)
        WHERE l.rome_version = c.rome_version AND l.code = c.code AND i.kind = 'statuses')"""

# Which occupation tells most of a career: one of executives of what an executive does (the publisher's codes
# say it: 9), one of who leads others of what leads others; one that holds it wholly; that with the fewest
# careers, which says most of each; then skilled work.
_SAYS_MOST = f"""({_OF_EXECUTIVES.format(occupation="r.occupation")}) <> coalesce(c.executive, false),
        NOT coalesce(c.executive, false) AND (o.label ~* {_LEADS}) <> (c.label ~* {_LEADS}),
        r.partly, held.careers, {_UNSKILLED.format(occupation="r.occupation")}, r.occupation"""

# Names are looked up one by one: joined, all are read.
# A career that was cut from a broader one is named after that one's sheet in ROME 3. An equal label is not
# enough where labels of 2021 name the career elsewhere only: then it is that occupation, if one is called as
# the career, or none. What is called as one of its parts says almost nothing of the others (`mostly_others`:
# who nurses animals is counted with nursing auxiliaries).
OCCUPATIONS_OF_CAREERS = text(
    f"""
    WITH {PARTS}
    SELECT c.code AS career, r.occupation AS code, o.label, r.partly, o.parent AS group_code,
           g.label AS group_label, g.parent AS domain_code, d.label AS domain_label, held.careers,
           CASE WHEN beside.label IS NOT NULL THEN NULL WHEN elsewhere.here THEN n.code
                WHEN elsewhere.alone THEN elsewhere.code END AS newer_code,
           CASE WHEN elsewhere.here THEN n.label WHEN elsewhere.alone THEN elsewhere.label END AS newer_label,
           coalesce(whole.label, beside.label, CASE WHEN NOT (elsewhere.here OR elsewhere.alone)
                                                    THEN elsewhere.label END, wider.label) AS counted_with,
           beside.label IS NOT NULL AS mostly_others, {_EMPLOYEES} AS employees_only, {_BY_STATE} AS by_state,
           CASE WHEN r.rome <> c.code OR {_DIVIDED.format(link="r", career="c")}
                THEN json_build_object('code', r.rome, 'label', b.label) END AS cut_from
    FROM career c
    LEFT JOIN LATERAL (
        SELECT DISTINCT ON (r.occupation) r.* FROM occupation_rome r
        WHERE {_holds("r", "c")} AND (starts_with(r.occupation, '{_ARMY}') OR {_OF_ARMY} IS NOT TRUE)
        ORDER BY r.occupation, r.rome = c.code DESC
    ) AS r ON true
    LEFT JOIN career b ON b.rome_version = 3 AND b.code = r.rome
    LEFT JOIN occupation o ON o.nomenclature = 'fap2009' AND o.code = r.occupation
    LEFT JOIN occupation g ON g.nomenclature = 'fap2009' AND g.code = o.parent
    LEFT JOIN occupation d ON d.nomenclature = 'fap2009' AND d.code = g.parent
    LEFT JOIN LATERAL (
        SELECT n.code, n.label, n.stems FROM occupation n
        WHERE n.nomenclature = 'fap2021' AND n.level = 'occupation' AND n.comparable = o.comparable LIMIT 1
    ) AS n ON true
    LEFT JOIN LATERAL (
        SELECT whole.label FROM occupation part JOIN occupation whole
            ON whole.nomenclature = 'fap2021' AND whole.level = 'occupation' AND whole.code = part.parent
        WHERE n.code IS NULL AND part.nomenclature = 'fap2021' AND part.level = 'part'
          AND part.comparable = o.comparable LIMIT 1
    ) AS whole ON true
    LEFT JOIN LATERAL (
        SELECT min(w.label) AS label FROM parts w
        WHERE n.code IS NULL AND w.level = 'occupation' AND left(w.code, 1) = left(o.code, 1)
          AND ({GOES_ON}) HAVING count(*) = 1
    ) AS wider ON true
    CROSS JOIN LATERAL (
        SELECT {stems("split_part(coalesce(c.label_masculine, c.label), ' / ', 1)")} AS own,
               {stems("b.label")} AS sheet
    ) AS called
    LEFT JOIN LATERAL (
        SELECT coalesce(bool_or(named.whole = n.code), NOT {MOVED}) AS here,
               CASE WHEN count(DISTINCT w.code) = 1 THEN min(w.code) END AS code,
               CASE WHEN count(DISTINCT w.code) = 1 THEN min(w.label) END AS label,
               coalesce(bool_or(named.code = w.code), false) AS alone
        FROM ({NAMING}) AS named
        LEFT JOIN parts w ON w.level = 'occupation' AND w.code = named.whole AND named.alike
        WHERE n.code IS NOT NULL
    ) AS elsewhere ON true
    LEFT JOIN LATERAL (
        SELECT n.label FROM ({NAMING}) AS named
        JOIN parts w ON w.level = 'occupation' AND w.code = n.code
        JOIN parts same ON same.level = 'part' AND same.whole = w.code AND same.stems = w.stems
        WHERE named.level = 'part' AND named.whole = w.code
        GROUP BY w.code HAVING NOT bool_or(named.stems = w.stems)
    ) AS beside ON true
    LEFT JOIN LATERAL (
        SELECT count(*) AS careers FROM (
            SELECT DISTINCT h.code FROM occupation_rome x JOIN career h ON {_holds("x", "h")}
            WHERE x.occupation = r.occupation AND h.rome_version = c.rome_version
        ) AS h
    ) AS held ON true
    WHERE c.rome_version = {_VERSION} AND c.code = ANY(CAST(:codes AS text[]))
    ORDER BY c.code, {_SAYS_MOST}
    """
)

# Basins are published in capitals without accents: one that is called as a commune in it bears its name.
_BASIN_NAME = """coalesce((
    SELECT n.name FROM commune_basin m
    JOIN (SELECT code, name FROM commune UNION ALL SELECT commune_code, name FROM former_commune) AS n
        ON n.code = m.commune_code
    WHERE m.basin = b.basin
      AND translate(epass_fold(n.name), '-''', '  ') = translate(epass_fold(b.name), '-''', '  ') LIMIT 1
), b.name)"""

BASIN_OF_COMMUNE = text(
    f"""SELECT b.basin AS code, {_BASIN_NAME} AS name, c.department_code AS department
        FROM commune_basin b LEFT JOIN commune c ON c.code = b.commune_code
        WHERE b.commune_code = :commune"""
)

BASIN_NEAREST = text(
    f"""SELECT b.basin AS code, {_BASIN_NAME} AS name, b.department, b.lat, b.lon FROM (
            SELECT b.basin, b.name, c.department_code AS department, c.lat, c.lon
            FROM commune c JOIN commune_basin b ON b.commune_code = c.code
            WHERE c.spot IS NOT NULL ORDER BY c.spot <-> epass_mercator(:lat, :lon) LIMIT 1
        ) AS b"""
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

_ASKED = "CAST(:codes AS text[])"

_HERE = """t.rating IS NOT NULL AND (t.level = 'country' OR t.level = 'region' AND t.territory = :region
           OR t.level = 'department' AND t.territory = CAST(:department AS text))"""
_NEARNESS = "array_position(ARRAY['department', 'region', 'country'], t.level)"

# Of each occupation the ratings of the latest year, the nearest territory first.
_TENSIONS = f"""
    SELECT DISTINCT ON (t.occupation, {_NEARNESS}) t.*, coalesce(d.name, '') AS department_name
    FROM occupation_tension t LEFT JOIN department d ON t.level = 'department' AND d.code = t.territory
    WHERE t.occupation = ANY({{codes}}) AND {_HERE}
    ORDER BY t.occupation, {_NEARNESS}, t.year DESC"""

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
_HIRED = f"""(SELECT coalesce(json_agg(h), '[]') FROM ({_HIRING}) AS h) AS hirings,
           (SELECT coalesce(json_agg(t), '[]') FROM ({_TENSIONS.format(codes=_ASKED)}) AS t) AS tensions"""
HIRED = text(f"SELECT {_HIRED}")
TOLD = text(f"SELECT {_HIRED}, (SELECT coalesce(json_agg(p), '[]') FROM ({_PORTRAITS}) AS p) AS portraits")

NEIGHBOURS = 5
"""Basins beside one's own."""

_AROUND = 500
"""Communes among which basins beside one's own are looked for: the largest basin has 150."""

# From a point, else from the middle of one's own basin.
BASINS_AROUND = text(
    f"""
    SELECT b.basin AS code, {_BASIN_NAME} AS name
    FROM (
        SELECT b.basin, min(b.name) AS name, min(near.distance) AS distance
        FROM (
            SELECT epass_mercator(coalesce(CAST(:lat AS float8), avg(c.lat)),
                                  coalesce(CAST(:lon AS float8), avg(c.lon))) AS spot
            FROM commune_basin b JOIN commune c ON c.code = b.commune_code WHERE b.basin = :basin
        ) AS here, LATERAL (
            SELECT c.code, c.spot <-> here.spot AS distance FROM commune c
            WHERE c.spot IS NOT NULL ORDER BY c.spot <-> here.spot LIMIT {_AROUND}
        ) AS near JOIN commune_basin b ON b.commune_code = near.code
        WHERE b.basin <> :basin GROUP BY b.basin ORDER BY min(near.distance) LIMIT {NEIGHBOURS}
    ) AS b ORDER BY b.distance
    """
)

# An item's rank: one's own basin before the others, in it most hirings or the highest rating first.
_BEYOND, _RATED = 100_000_000, 10_000_000
HIRING_NEAR = text(
    f"""
    WITH latest AS (SELECT max(year) AS year FROM planned_hiring WHERE region = :region), found AS (
        SELECT b.number, h.basin || ' ' || h.occupation AS id, h.basin, h.occupation, h.year,
               min(h.label) AS label, min(h.family) AS family, min(h.family_label) AS family_label,
               sum(h.planned) AS planned, sum(h.difficult) AS difficult, sum(h.seasonal) AS seasonal,
               count(*) FILTER (WHERE h.planned IS NULL) AS secret,
               count(*) FILTER (WHERE h.difficult IS NULL) AS difficult_secret,
               count(*) FILTER (WHERE h.seasonal IS NULL) AS seasonal_secret
        FROM latest JOIN planned_hiring h ON h.year = latest.year
        JOIN unnest(CAST(:basins AS text[])) WITH ORDINALITY AS b(code, number) ON b.code = h.basin
        WHERE h.nomenclature = 'fap2021' AND (CAST(:family AS text) IS NULL OR h.family = :family)
        GROUP BY b.number, h.basin, h.occupation, h.year HAVING sum(h.planned) > 0
    ), rated AS (
        SELECT DISTINCT ON (n.code) n.code, t.rating
        FROM occupation n JOIN occupation o ON o.nomenclature = 'fap2009' AND o.level = 'occupation'
            AND o.comparable = n.comparable
        JOIN occupation_tension t ON t.occupation = o.code AND {_HERE}
        WHERE CAST(:sort AS text) = 'rating' AND n.nomenclature = 'fap2021' AND n.level = 'occupation'
        ORDER BY n.code, {_NEARNESS}, t.year DESC
    ), ranked AS (
        SELECT f.*, number * {_BEYOND} - coalesce(r.rating, 0) * {_RATED} - planned AS rank
        FROM found f LEFT JOIN rated r ON r.code = f.occupation
    )
    SELECT * FROM ranked
    WHERE CAST(:after AS float8) IS NULL OR (rank, id) > (CAST(:after AS float8), :after_id)
    ORDER BY rank, id LIMIT :limit
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

CAREERS_SHOWN = 12
"""Of an occupation; some hold a hundred."""

# The careers of each occupation, those wholly in it and those that others were cut from first. Of a sheet
# that ROME 4 divided each is told of the occupation alone that says most of it, as its own page does.
_CAREERS = f"""
    SELECT occupation, min(careers) AS count,
           json_agg(json_build_object('code', code, 'label', label) ORDER BY place) AS careers
    FROM (
        SELECT occupation, code, label,
               row_number() OVER (PARTITION BY occupation ORDER BY partly, code <> rome, label) AS place,
               count(*) OVER (PARTITION BY occupation) AS careers
        FROM (
            SELECT DISTINCT ON (l.occupation, c.code) l.occupation, l.partly, l.rome, c.code, c.label
            FROM occupation_rome l CROSS JOIN LATERAL (
                SELECT h.* FROM career h WHERE h.rome_version = {_VERSION} AND {_holds("l", "h")}
            ) AS c
            WHERE l.occupation = ANY(ARRAY(SELECT code FROM older))
              AND (l.rome = c.code AND NOT {_DIVIDED.format(link="l", career="c")} OR l.occupation = (
                  SELECT r.occupation FROM occupation_rome r JOIN sizes held USING (occupation)
                  JOIN occupation o ON o.nomenclature = 'fap2009' AND o.code = r.occupation
                  WHERE {_holds("r", "c")} ORDER BY {_SAYS_MOST} LIMIT 1))
            ORDER BY l.occupation, c.code, l.partly, c.code <> l.rome
        ) AS held
    ) AS placed
    WHERE place <= {CAREERS_SHOWN} GROUP BY occupation"""

# What stands behind occupations of 2021, as far as an equal label leads to one of 2009.
BEHIND = text(
    f"""
    WITH older AS (
        SELECT n.code AS newer_code, o.code, o.label, {_EMPLOYEES} AS employees_only
        FROM occupation n JOIN occupation o ON o.nomenclature = 'fap2009' AND o.level = 'occupation'
            AND o.comparable = n.comparable
        WHERE n.nomenclature = 'fap2021' AND n.level = 'occupation' AND n.code = ANY({_ASKED})
    ), sizes AS MATERIALIZED (
        SELECT x.occupation, count(DISTINCT h.code) AS careers
        FROM occupation_rome x JOIN career h ON {_holds("x", "h")}
        WHERE h.rome_version = {_VERSION} GROUP BY x.occupation
    )
    SELECT (SELECT coalesce(json_agg(o), '[]') FROM older AS o) AS older,
           (SELECT coalesce(json_agg(t), '[]')
            FROM ({_TENSIONS.format(codes="ARRAY(SELECT code FROM older)")}) AS t) AS tensions,
           (SELECT coalesce(json_agg(c), '[]') FROM ({_CAREERS}) AS c) AS careers
    """
)

CAREER = text(f"SELECT code, label FROM career WHERE rome_version = {_VERSION} AND code = :code")

SKILLS_SHOWN = 6
"""Of those that two careers share."""

# Careers by the skills that they share with one: what few careers ask for weighs more (as in the search of
# texts), the heart of the career twice. Diplomas and permits are no skills.
_RARE = f"ln((SELECT count(*) FROM career WHERE rome_version = {_VERSION})::float8 / count(*))"
CLOSE_CAREERS = text(
    f"""
    WITH mine AS MATERIALIZED (
        SELECT l.ogr_code, min(i.label) AS label,
               CASE WHEN bool_or(l.weight = 'core') THEN 2 ELSE 1 END * {_RARE} AS weight
        FROM career_item_link l JOIN career_item i USING (rome_version, ogr_code)
        JOIN career_item_link x USING (rome_version, ogr_code)
        WHERE l.rome_version = {_VERSION} AND l.code = :code AND i.kind IN ('know_how', 'knowledge')
          AND coalesce(i.category, '') <> ALL(ARRAY['Certifications', 'Habilitations'])
        GROUP BY l.ogr_code
    ), shared AS (
        SELECT l.code, sum(m.weight) AS weight, count(*) AS skills
        FROM mine m JOIN career_item_link l ON l.ogr_code = m.ogr_code AND l.rome_version = {_VERSION}
        WHERE l.code <> :code GROUP BY l.code
        ORDER BY sum(m.weight) DESC, l.code LIMIT :limit
    )
    SELECT c.code, c.label, c.regulated, s.skills, (SELECT count(*) FROM mine) AS of_skills,
           (SELECT json_agg(m.label ORDER BY m.weight DESC, m.label) FROM (
               SELECT m.* FROM mine m JOIN career_item_link l ON l.ogr_code = m.ogr_code
                   AND l.rome_version = c.rome_version AND l.code = c.code
               ORDER BY m.weight DESC, m.label LIMIT {SKILLS_SHOWN}
           ) AS m) AS shared
    FROM shared s JOIN career c ON c.rome_version = {_VERSION} AND c.code = s.code
    ORDER BY s.weight DESC, s.code
    """
)

# Where no list of skills is loaded: the careers that the publisher names as near, or that were cut from one
# sheet with it. Its order where there is one, else those that it files nearest.
NEAR_CAREERS = text(
    f"""
    WITH mine AS (SELECT code, parent_code, rome_version FROM career
                  WHERE rome_version = {_VERSION} AND code = :code),
    near AS (
        SELECT r.target AS code, min(r.position) AS position
        FROM mine m JOIN career_relation r ON r.code IN (m.code, m.parent_code) AND r.kind = 'near'
        GROUP BY r.target
    )
    SELECT c.code, c.label, c.regulated, 0 AS skills, 0 AS of_skills, '[]'::json AS shared
    FROM near n JOIN mine m ON true JOIN career c ON c.rome_version = m.rome_version AND c.code = n.code
    WHERE c.code <> m.code
    ORDER BY n.position NULLS LAST, {afield("c.code", "m.code")}, c.label, c.code LIMIT :limit
    """
)
