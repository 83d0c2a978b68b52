"""SQL that makes of the lists what people see.

A diploma that is closed or replaced is followed to the one that takes its place, when that is one only; else
what names it is not shown; nor is school before 3e, nor an attestation, which have such codes too, nor what
is prepared overseas only. A label is taken from whoever writes it best: the list of families for a common
first year, Certif-Info where one certification has that code, that or Onisep where the words are the same,
the ministry's label for reading where it is not cut, its label in capitals.
"""

from api.guide.trainings import (
    domains,
    ended_queries,
    following_queries,
    leading_queries,
    offer_queries,
    rome_queries,
)
from api.guide.trainings.domains import domain
from api.guide.trainings.law import NAMING
from api.guide.trainings.level_queries import LEVELLED, RETITLED
from api.guide.trainings.offer_queries import MENTIONS, alike
from api.guide.trainings.queries import ANY_WAY, KNOWN, ONE_YEAR

Shown = tuple[tuple[str, ...], tuple[str, ...], str]
"""Keys, other columns, and the statement that gives them."""


def _open(column: str) -> str:
    return f"({column} IS NULL OR {column} >= %(day)s)"


_OPEN = _open("closed_on")

# `certifying`: the certifications of each diploma: those that bear its code, and those without one that go on
# under their name.
_CERTIFYING = """
    WITH RECURSIVE chain AS (
        SELECT diploma_code, code, epass_fold(title) AS folded FROM training_certification
        WHERE diploma_code IS NOT NULL
        UNION
        SELECT chain.diploma_code, c.code, folded
        FROM chain JOIN training_certification c ON c.previous_code = chain.code
        WHERE c.diploma_code IS NULL AND epass_fold(c.title) = folded
    )
    SELECT diploma_code, code FROM chain
"""

# `coded`: Onisep's sheets by the diploma that they are on: not by a code that Certif-Info gives to another
# diploma's, and knows the sheet under another code.
_CODED = """
    SELECT id, CASE WHEN id NOT IN (
        SELECT s.id FROM training_sheet s JOIN training_certification own ON own.onisep_id = s.id
        GROUP BY s.id
        HAVING bool_and(own.diploma_code <> s.diploma_code) AND EXISTS (
            SELECT FROM training_certification other
            WHERE other.diploma_code = s.diploma_code AND other.onisep_id <> s.id)
    ) THEN diploma_code END AS diploma_code, months, level, specialty_group, access, modified_on
    FROM training_sheet
"""

# `following`: diplomas of which Certif-Info says what one takes their place, and the nomenclature nothing
# else.
_FOLLOWING = """
    SELECT d.code, min(now.code) AS successor
    FROM training_diploma d JOIN training_certification c ON c.previous_diploma = d.code
    JOIN training_diploma now ON now.code = c.diploma_code AND now.code <> d.code
    WHERE d.successors <@ ARRAY[now.code]::text[]
    GROUP BY d.code HAVING count(DISTINCT now.code) = 1
"""

# `replaced`: those of them that the nomenclature closed, and those that it leaves open but of which
# Certif-Info has no certification any more, or none that goes on.
_REPLACED = f"""
    SELECT code, f.successor FROM following f JOIN training_diploma d USING (code)
    WHERE NOT {_open("d.closed_on")} OR NOT EXISTS (
        SELECT FROM certifying own JOIN training_certification c ON c.code = own.code
        WHERE own.diploma_code = f.code AND (d.closed_on IS NOT NULL OR c.last_session IS NULL
            OR make_date(c.last_session, 8, 31) >= %(day)s))
"""

_WHOLE_GROUP = "99$"
"""How the code ends of what the nomenclature calls by its group alone, for counting: « Services aux
personnes » of all masters, « spécialité non spécifiée ». It is no diploma."""

# `living`: each diploma, and the open one that it is or became.
_LIVING = f"""
    WITH RECURSIVE chain AS (
        SELECT code, code AS now, 0 AS steps FROM training_diploma
        UNION ALL
        SELECT chain.code, coalesce(r.successor, d.successors[1]), steps + 1
        FROM chain JOIN training_diploma d ON d.code = chain.now LEFT JOIN replaced r ON r.code = d.code
        WHERE (r.code IS NOT NULL OR (NOT {_OPEN} AND cardinality(d.successors) = 1)) AND steps < 9
    )
    SELECT chain.code, d.code AS training_id
    FROM chain JOIN training_diploma d ON d.code = chain.now
    WHERE {_OPEN} AND d.code NOT IN (SELECT code FROM replaced) AND d.code !~ '{_WHOLE_GROUP}'
"""

# `named`: the courses of lists, by code, by a label that one training alone has, or by diploma; `own` where
# they are not only those of a diploma whose place the training took.
_NAMED = """
    SELECT c.stat_code AS course, l.training_id, bool_or(l.code = l.training_id) AS own
    FROM training_course c JOIN living l ON l.code = c.diploma_code GROUP BY c.stat_code, l.training_id
    UNION ALL
    SELECT c.label, min(l.training_id), bool_or(l.code = l.training_id)
    FROM training_course c JOIN living l ON l.code = c.diploma_code
    GROUP BY c.label HAVING count(DISTINCT l.training_id) = 1
    UNION ALL
    SELECT code, training_id, code = training_id FROM living
"""

# `certified`: the certifications of each training; where it has none of its own, those it took the place of.
_CERTIFIED = """
    SELECT l.training_id, c.code, c.title, c.subject, c.rncp, c.onisep_id, c.careers, c.level,
        l.code = l.training_id AS own
    FROM certifying JOIN training_certification c USING (code)
    JOIN living l ON l.code = certifying.diploma_code
    WHERE l.code = l.training_id OR NOT EXISTS (
        SELECT FROM training_certification mine WHERE mine.diploma_code = l.training_id)
"""

# `lasting`: the ways to each diploma that are open, in years; a general or technological bac takes two after
# the 2de, of which the last alone has a course of its own. A first year common to several diplomas has no
# last year of its own. One year is for who has another diploma already, and is told where a list here has it;
# three years beside two are for who needs more time: the usual way is the shortest of the others.
_LASTING = f"""
    WITH ways AS (
        SELECT DISTINCT c.diploma_code,
            CASE WHEN d.common THEN c.year WHEN d.diploma IN ('Bac général', 'Bac techno') THEN 2
                ELSE c.duration END AS years
        FROM training_course c JOIN training_diploma d ON d.code = c.diploma_code
        WHERE {_open("c.closed_on")} AND c.duration BETWEEN 1 AND 6
    ), told AS (
        SELECT diploma_code, years, years > 1 OR max(years) OVER (PARTITION BY diploma_code) = 1
            OR diploma_code IN (
                SELECT l.training_id FROM training_offer o JOIN training_course c ON c.stat_code = o.course
                JOIN living l ON l.code = c.diploma_code WHERE c.duration = 1) AS is_here
        FROM ways WHERE years IS NOT NULL
    )
    SELECT diploma_code AS training_id,
        array_agg((12 * years)::text ORDER BY years) FILTER (WHERE is_here) AS durations,
        12 * coalesce(min(years) FILTER (WHERE years > 1), min(years)) AS months
    FROM told GROUP BY diploma_code
"""

SHOWN_MASTERS = """
    SELECT code, uai FROM training_master
    WHERE is_open AND year = (SELECT max(year) FROM training_master)
"""
"""Those that are open in the newest campaign."""

# `spelt`: of the titles that Certif-Info and Onisep's sheet give a diploma, the one of the nomenclature's
# words, whose accents and capitals it has.
_SPELT = f"""
    SELECT told.training_id, min(told.title) AS title
    FROM (
        SELECT training_id, title FROM certified WHERE own
        UNION ALL
        SELECT coded.diploma_code, s.title FROM coded JOIN training_sheet s USING (id)
    ) AS told JOIN training_diploma d ON d.code = told.training_id
    WHERE {alike("told.title")} = {alike("d.title")} GROUP BY told.training_id
"""

# A family of trades is called as the ministry's lists call its 2de, where they spell it out: one was renamed,
# and the list of families is older. A CAP that Onisep says to take the year after another one, where some
# course does.
_COMPLETES = f"""d.diploma IN ('CAP', 'CAP agricole') AND sheet.months = {ONE_YEAR}
    AND sheet.months::text = ANY(lasting.durations)"""

_TRAININGS = f"""
    SELECT wanted.*, left(epass_fold(label), 80) || '|' || id AS sort FROM (
        SELECT d.code AS id,
            coalesce(
                CASE WHEN starts_with(reading.title, 'Métiers ') THEN family.of || ' ' || reading.title END,
                family.title, own.title, spelt.title, d.diploma || ' ' || reading.title, d.title)
                || coalesce(' (pour ' || d.reserved_for || ')', '') AS label,
            d.diploma, level.level,
            CASE WHEN {_COMPLETES} THEN sheet.months
                ELSE coalesce(lasting.months, sheet.months) END AS months,
            coalesce(lasting.durations, array_remove(ARRAY[sheet.months::text], NULL)) AS durations,
            fielded.domain,
            d.common, coalesce(d.closed_on, ending.day) AS closes_on,
            NULL::integer AS last_session,
            CASE WHEN d.closed_on IS NULL THEN CASE WHEN ending.day IS NOT NULL THEN following.successor END
                WHEN cardinality(d.successors) = 1 THEN d.successors[1] END AS successor,
            d.reserved_for,
            coalesce(own.rncp, kit.rncp) AS rncp, coalesce(sheet.id, own.onisep_id) AS onisep_id,
            array_remove(ARRAY['formations-diplomes', CASE WHEN own.title IS NOT NULL OR own.words IS NOT NULL
                THEN 'certif-info' END, CASE WHEN family.title IS NOT NULL THEN 'familles-metiers' END,
                CASE WHEN sheet.id IS NOT NULL THEN 'onisep-fiches-formations' END], NULL) AS sources,
            concat_ws(' · ', own.words, careers.words, family.words) AS words
        FROM training_diploma d
        LEFT JOIN levelled AS level ON level.training_id = d.code
        LEFT JOIN lasting ON lasting.training_id = d.code
        LEFT JOIN fielded ON fielded.training_id = d.code
        LEFT JOIN ending ON ending.training_id = d.code
        LEFT JOIN following ON following.code = d.code
        LEFT JOIN (
            SELECT training_id,
                CASE WHEN count(DISTINCT title) FILTER (WHERE own) = 1 THEN min(title) FILTER (WHERE own) END
                    AS title,
                string_agg(DISTINCT subject, ' · ') AS words,
                CASE WHEN count(DISTINCT rncp) FILTER (WHERE own) >= 1
                    THEN (array_agg(rncp ORDER BY rncp::integer DESC) FILTER (WHERE own AND rncp <> ''))[1]
                    END AS rncp,
                (array_agg(onisep_id ORDER BY rncp::integer DESC NULLS LAST)
                    FILTER (WHERE own AND onisep_id IS NOT NULL))[1] AS onisep_id
            FROM certified GROUP BY training_id
        ) AS own ON own.training_id = d.code
        LEFT JOIN (
            SELECT common_code, '2de pro' AS of, '2de pro ' || min(family) AS title,
                string_agg(DISTINCT speciality, ' · ') AS words
            FROM training_family GROUP BY common_code
        ) AS family ON family.common_code = d.code
        LEFT JOIN words AS careers ON careers.training_id = d.code
        LEFT JOIN (
            SELECT diploma_code, max(id) AS id, max(months) AS months FROM coded
            GROUP BY diploma_code HAVING count(*) = 1
        ) AS sheet ON sheet.diploma_code = d.code
        LEFT JOIN (
            SELECT diploma_code, min(rncp) AS rncp FROM training_rncp_diploma WHERE active
            GROUP BY diploma_code HAVING count(*) = 1
        ) AS kit ON kit.diploma_code = d.code
        LEFT JOIN LATERAL (
            SELECT min(c.title) AS title FROM training_course c
            WHERE c.diploma_code = d.code AND epass_fold(d.diploma || ' ' || c.title) = epass_fold(d.title)
        ) AS reading ON true
        LEFT JOIN spelt ON spelt.training_id = d.code
        WHERE d.code IN (SELECT training_id FROM living) AND d.level_code !~ '^[679]'
            AND (own.training_id IS NOT NULL
            OR lasting.training_id IS NOT NULL OR d.code IN (SELECT training_id FROM named)
            OR d.code IN (SELECT training_id FROM sheeted))
        UNION ALL
        SELECT o.id, coalesce(renamed.name, o.title), o.diploma, level.level, o.months,
            CASE WHEN o.months IS NOT NULL THEN ARRAY[o.months::text] ELSE '{{}}' END,
            {domain("o.specialty_group")},
            false, NULL, registered.year, CASE WHEN registered.year IS NOT NULL THEN resumed.successor END,
            NULL,
            greatest(newest.rncp, retitled.rncp, substring(o.rncp FROM '^[0-9]{{1,6}}$')::integer)::text,
            o.id, o.sources, coalesce(careers.words, '')
        FROM (
            SELECT id, title, diploma, months, specialty_group, rncp,
                ARRAY['onisep-fiches-formations'] AS sources
            FROM training_sheet
            UNION ALL
            SELECT id, title, diploma, months, NULL, rncp, ARRAY['onisep-formations'] FROM training_listed l
            WHERE NOT EXISTS (SELECT FROM training_sheet s WHERE s.id = l.id)
            UNION ALL
            SELECT id, title, diploma, NULL, NULL, NULL, sources FROM alone
        ) AS o
        JOIN sheeted ON sheeted.id = o.id AND sheeted.training_id = o.id
        LEFT JOIN levelled AS level ON level.training_id = o.id
        LEFT JOIN registered ON registered.training_id = o.id
        LEFT JOIN resumed ON resumed.id = o.id
        LEFT JOIN ({NAMING}) AS renamed(id, name) ON renamed.id = o.id
        -- Sheets of the register have rising numbers.
        LEFT JOIN (
            SELECT onisep_id AS id, max(rncp::integer) AS rncp FROM training_certification
            WHERE onisep_id IS NOT NULL AND rncp ~ '^[0-9]{{1,6}}$' GROUP BY onisep_id
        ) AS newest ON newest.id = o.id
        LEFT JOIN retitled ON retitled.id = o.id
        LEFT JOIN words AS careers ON careers.training_id = o.id
        UNION ALL
        SELECT * FROM (
            SELECT DISTINCT ON (training_id) training_id, title, diploma, level, months,
                CASE WHEN months IS NOT NULL THEN ARRAY[months::text] ELSE '{{}}' END, NULL, false,
                NULL::date, NULL::integer, NULL, NULL, NULL, NULL, ARRAY['parcoursup'], diploma
            FROM training_programme WHERE training_id IN (SELECT training_id FROM programmed WHERE own)
            ORDER BY training_id, title, uai
        ) AS programmes
        UNION ALL
        SELECT * FROM (
            SELECT DISTINCT ON (code) 'INM.' || code, 'Master ' || label, 'Master', 7, 24, ARRAY['24'], NULL,
                false, NULL::date, NULL::integer, NULL, NULL, NULL, NULL, ARRAY['masters'], ''
            FROM {MENTIONS} AS mention WHERE 'INM.' || code IN (SELECT training_id FROM programmed WHERE own)
            ORDER BY code, year DESC, uai
        ) AS mentions
    ) AS wanted WHERE id NOT IN (SELECT id FROM overseas UNION SELECT id FROM lapsed)
"""

WORKING = {
    "coded": _CODED,
    "certifying": _CERTIFYING,
    "following": _FOLLOWING,
    "replaced": _REPLACED,
    "living": _LIVING,
    "named": _NAMED,
    "shared": offer_queries.SHARED,
    "told_again": offer_queries.TOLD_AGAIN,
    "housed": offer_queries.HOUSED,
    **domains.WORKING,
    "certified": _CERTIFIED,
    "spelt": _SPELT,
    "retitled": RETITLED,
    "levelled": LEVELLED,
    "lasting": _LASTING,
    **following_queries.WORKING,
    **ended_queries.WORKING,
    "alike": offer_queries.ALIKE,
    "programmed": offer_queries.PROGRAMMED,
    "sites": offer_queries.SITES,
    "named_after": offer_queries.NAMED_AFTER,
    **leading_queries.WORKING,
}
"""Tables for the time of a refresh, in the order in which they use each other."""

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
            "last_session",
            "successor",
            "reserved_for",
            "rncp",
            "onisep_id",
            "sources",
            "words",
            "sort",
        ),
        _TRAININGS,
    ),
    "training_place": (
        ("training_id", "uai"),
        (
            *("statuses", "year", "sources", "predecessor", "common", "alternating"),
            *("wished", "after_diploma", "lat", "lon", "commune", "by_status", "partners"),
        ),
        offer_queries.PLACES,
    ),
    "training_region": (("training_id", "status"), ("year", "predecessor"), offer_queries.REGIONS),
    "training_career": (
        ("training_id", "code"),
        ("firm", "named", "sources"),
        # A bac of the technological way is made for going on: it leads to no career.
        f"SELECT training_id, code, is_firm AND NOT {leading_queries.CONTEST}"
        f" AND NOT ({leading_queries.ONE_OF_MANY}) AS firm, other_title AS named, l.sources"
        " FROM led_to l JOIN training t ON t.id = l.training_id"
        f" WHERE t.diploma IS DISTINCT FROM 'Bac techno' UNION ALL {rome_queries.NAMED}",
    ),
    "training_field": (("training_id", "code"), (), leading_queries.SHOWN_FIELDS),
    "training_occupation": (("training_id", "name"), ("beside",), leading_queries.SHOWN_OCCUPATIONS),
    "training_next": (
        ("training_id", "next_id"),
        ("conditional", "of_part", "sources"),
        following_queries.NEXT,
    ),
}
"""Each table that is shown; `training` first."""

SOMEWHERE = f"""
    WITH wanted AS (
        SELECT tp.training_id, way.status
        FROM {KNOWN}, unnest(tp.statuses || '{ANY_WAY}'::text) AS way(status)
        GROUP BY tp.training_id, way.status
        HAVING bool_or(p.id IS NULL) AND NOT coalesce(bool_or(p.status = 'open'), false)
    ), gone AS (
        DELETE FROM training_somewhere WHERE (training_id, status) NOT IN (SELECT * FROM wanted)
    )
    INSERT INTO training_somewhere SELECT * FROM wanted ON CONFLICT DO NOTHING
"""
"""Writes what is taught somewhere, and so at no open place that is known."""

FORMER = f"""
    INSERT INTO training_former
    SELECT key, min(training_id) FROM (
        SELECT key, training_id FROM programmed WHERE NOT own
        UNION ALL
        SELECT 'INM.' || m.number, g.training_id
        FROM {MENTIONS} AS m JOIN programmed g ON g.key = 'INM.' || m.code WHERE m.number <> m.code
        UNION ALL
        SELECT code, training_id FROM replaced JOIN living USING (code)
        WHERE training_id IN (SELECT id FROM training)
    ) AS known GROUP BY key HAVING count(DISTINCT training_id) = 1
    ON CONFLICT (id) DO UPDATE SET training_id = excluded.training_id
    WHERE training_former.training_id <> excluded.training_id
"""
"""Writes which programmes, masters and replaced diplomas are other trainings. None is forgotten: others keep
its address."""
