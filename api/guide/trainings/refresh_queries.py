"""SQL that makes of the lists what people see.

A diploma that is closed is followed to the one that takes its place, when that is one only; else what names
it is not shown. A label is taken from whoever writes it best: the list of families for a common first year,
Certif-Info where one certification has that code, the ministry's label for reading where it is not cut, its
label in capitals.
"""

Shown = tuple[tuple[str, ...], tuple[str, ...], str]
"""Keys, other columns, and the statement that gives them."""

_OPEN = "(closed_on IS NULL OR closed_on >= %(day)s)"

# `living`: each diploma, and the open one that it is or became.
_LIVING = f"""
    WITH RECURSIVE chain AS (
        SELECT code, code AS now, 0 AS steps FROM training_diploma
        UNION ALL
        SELECT chain.code, d.successors[1], steps + 1
        FROM chain JOIN training_diploma d ON d.code = chain.now
        WHERE NOT {_OPEN} AND cardinality(d.successors) = 1 AND steps < 9
    )
    SELECT chain.code, d.code AS training_id
    FROM chain JOIN training_diploma d ON d.code = chain.now WHERE {_OPEN}
"""

# `named`: the courses of schools' lists, by code or by a label that one training alone has.
_NAMED = """
    SELECT DISTINCT c.stat_code AS course, l.training_id
    FROM training_course c JOIN living l ON l.code = c.diploma_code
    UNION
    SELECT c.label, min(l.training_id)
    FROM training_course c JOIN living l ON l.code = c.diploma_code
    GROUP BY c.label HAVING count(DISTINCT l.training_id) = 1
"""

# `certified`: the certifications of each training; where it has none of its own, those it took the place of.
_CERTIFIED = """
    SELECT l.training_id, c.code, c.title, c.subject, c.rncp, c.onisep_id, c.careers, c.level,
        l.code = l.training_id AS own
    FROM training_certification c JOIN living l ON l.code = c.diploma_code
    WHERE l.code = l.training_id OR NOT EXISTS (
        SELECT FROM training_certification mine WHERE mine.diploma_code = l.training_id)
"""

# `lasting`: the ways to each diploma that are open, in years. A first year common to several diplomas has no
# last year of its own. One year is for who has another diploma already, three years beside two are for who
# needs more time: the usual way is the shortest of the others.
_LASTING = f"""
    WITH ways AS (
        SELECT DISTINCT c.diploma_code,
            CASE WHEN d.common THEN c.year ELSE c.duration END AS years
        FROM training_course c JOIN training_diploma d ON d.code = c.diploma_code
        WHERE {_OPEN.replace("closed_on", "c.closed_on")} AND c.duration BETWEEN 1 AND 6
    )
    SELECT diploma_code AS training_id, array_agg((12 * years)::text ORDER BY years) AS durations,
        12 * coalesce(min(years) FILTER (WHERE years > 1), min(years)) AS months
    FROM ways WHERE years IS NOT NULL GROUP BY diploma_code
"""

WORKING = {
    "living": _LIVING,
    "named": _NAMED,
    "certified": _CERTIFIED,
    "lasting": _LASTING,
}
"""Tables for the time of a refresh, in the order in which they use each other."""

_NEXT = """
    SELECT training_id, next_id, bool_and(conditional) AS conditional FROM (
        SELECT common.training_id, taught.training_id AS next_id, false AS conditional
        FROM training_family f JOIN living common ON common.code = f.common_code
        JOIN living taught ON taught.code = f.diploma_code
    ) AS found WHERE training_id <> next_id GROUP BY training_id, next_id
"""

_CAREERS = """
    SELECT DISTINCT training_id, career.code FROM certified, unnest(careers) AS career(code)
"""

_PLACES = """
    SELECT n.training_id, o.uai, array_agg(DISTINCT o.status ORDER BY o.status) AS statuses,
        max(o.year) AS year, array_agg(DISTINCT o.source ORDER BY o.source) AS sources
    FROM training_offer o JOIN named n ON n.course = o.course
    GROUP BY n.training_id, o.uai
"""

_TRAININGS = f"""
    SELECT wanted.*, left(epass_fold(label), 120) || '|' || id AS sort FROM (
        SELECT d.code AS id,
            coalesce(family.title, own.title, d.diploma || ' ' || reading.title, d.title) AS label,
            d.diploma, coalesce(level.level, own.level) AS level, lasting.months,
            coalesce(lasting.durations, '{{}}') AS durations,
            CASE WHEN d.specialty_group ~ '^[1-4]\\d' THEN left(d.specialty_group, 2) END AS domain,
            d.common, d.closed_on AS closes_on,
            CASE WHEN d.closed_on IS NOT NULL AND cardinality(d.successors) = 1 THEN d.successors[1] END
                AS successor,
            own.rncp, own.onisep_id,
            array_remove(ARRAY['formations-diplomes', CASE WHEN own.title IS NOT NULL OR own.words IS NOT NULL
                THEN 'certif-info' END, CASE WHEN family.title IS NOT NULL THEN 'familles-metiers' END], NULL)
                AS sources,
            concat_ws(' · ', own.words, careers.words, family.words) AS words
        FROM training_diploma d
        LEFT JOIN training_level level ON level.code = d.level_code
        LEFT JOIN lasting ON lasting.training_id = d.code
        LEFT JOIN (
            SELECT training_id,
                CASE WHEN count(DISTINCT title) FILTER (WHERE own) = 1 THEN min(title) FILTER (WHERE own) END
                    AS title,
                string_agg(DISTINCT subject, ' · ') AS words, max(level) AS level,
                CASE WHEN count(DISTINCT rncp) FILTER (WHERE own) >= 1
                    THEN (array_agg(rncp ORDER BY rncp::integer DESC) FILTER (WHERE own AND rncp <> ''))[1]
                    END AS rncp,
                (array_agg(onisep_id ORDER BY rncp::integer DESC NULLS LAST)
                    FILTER (WHERE own AND onisep_id IS NOT NULL))[1] AS onisep_id
            FROM certified GROUP BY training_id
        ) AS own ON own.training_id = d.code
        LEFT JOIN (
            SELECT common_code, '2de pro ' || min(family) AS title,
                string_agg(DISTINCT speciality, ' · ') AS words
            FROM training_family GROUP BY common_code
        ) AS family ON family.common_code = d.code
        LEFT JOIN (
            SELECT c.training_id, string_agg(DISTINCT k.label, ' · ') AS words
            FROM ({_CAREERS}) AS c JOIN career k ON k.code = c.code AND k.rome_version = 4
            GROUP BY c.training_id
        ) AS careers ON careers.training_id = d.code
        LEFT JOIN LATERAL (
            SELECT min(c.title) AS title FROM training_course c
            WHERE c.diploma_code = d.code AND epass_fold(d.diploma || ' ' || c.title) = epass_fold(d.title)
        ) AS reading ON true
        WHERE {_OPEN.replace("closed_on", "d.closed_on")} AND (own.training_id IS NOT NULL
            OR lasting.training_id IS NOT NULL OR d.code IN (SELECT training_id FROM named))
    ) AS wanted
"""

SHOWN: dict[str, Shown] = {
    "training": (
        ("id",),
        (
            "label",
            "diploma",
            "level",
            "months",
            "durations",
            "domain",
            "common",
            "closes_on",
            "successor",
            "rncp",
            "onisep_id",
            "sources",
            "words",
            "sort",
        ),
        _TRAININGS,
    ),
    "training_place": (("training_id", "uai"), ("statuses", "year", "sources"), _PLACES),
    "training_career": (("training_id", "code"), (), _CAREERS),
    "training_next": (("training_id", "next_id"), ("conditional",), _NEXT),
}
"""Each table that is shown."""
