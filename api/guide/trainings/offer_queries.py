"""SQL that makes of the lists where each training is taught; a part of `refresh_queries`."""

from api.guide.region.service import AROUND, RINGS
from api.guide.trainings.occupation_queries import bare

_FIRST, _LAST = "2212", "2213"
"""How courses of the two years of the technological bac begin; two characters that name the series follow."""


def _courses(year: str, *, without: str) -> str:
    """The diplomas that have courses of one of these years, and none of the other, with their series."""
    return f"""SELECT DISTINCT substr(stat_code, 5, 2) AS series, diploma_code FROM training_course
        WHERE starts_with(stat_code, '{year}') AND diploma_code NOT IN (
            SELECT diploma_code FROM training_course
            WHERE starts_with(stat_code, '{without}') AND diploma_code IS NOT NULL)"""


# `shared`: a first year, and the options that it leads to; a series of the technological bac that has its 1re
# alone, and its specialities, which begin with the last year.
SHARED = f"""
    SELECT DISTINCT common.training_id AS common_id, taught.training_id
    FROM training_diploma d JOIN living common ON common.code = d.code, unnest(d.options) AS named(code)
    JOIN living taught ON taught.code = named.code WHERE common.training_id <> taught.training_id
    UNION
    SELECT series.training_id, taught.training_id
    FROM ({_courses(_FIRST, without=_LAST)}) AS first JOIN ({_courses(_LAST, without=_FIRST)}) AS last
        USING (series)
    JOIN living series ON series.code = first.diploma_code
    JOIN living taught ON taught.code = last.diploma_code
"""

# `told_again`: diplomas that one list has all of, which is newer than the others: these no longer count.
TOLD_AGAIN = """
    SELECT d.code AS training_id, newest.source, newest.year
    FROM training_diploma d
    CROSS JOIN (SELECT source, max(year) AS year FROM training_offer WHERE source = 'bts-parcoursup'
        GROUP BY source) AS newest
    WHERE d.diploma IN ('BTS', 'BTSA', '1re année de BTS', '1re année de BTSA')
"""

# `housed`: schools that stand among places under another UAI: one of several, or their successor's.
HOUSED = """
    SELECT a.uai, p.uai AS place_uai
    FROM place_alias a JOIN place p ON p.id = a.place_id WHERE p.uai IS NOT NULL
    UNION ALL
    SELECT former.uai, min(p.uai)
    FROM place_record r JOIN place p ON p.id = r.place_id,
        jsonb_array_elements_text(r.values->'former_uais') AS former(uai)
    WHERE r.vanished_on IS NULL AND p.uai IS NOT NULL
      AND NOT EXISTS (SELECT FROM place WHERE uai = former.uai AND status = 'open')
      AND NOT EXISTS (SELECT FROM place_alias WHERE uai = former.uai)
    GROUP BY former.uai HAVING count(DISTINCT p.uai) = 1
"""


_SPELT = (
    (r"\((n?e|iere|meef)\)|/trice", ""),
    ("[^a-z0-9]+", " "),
    (r"\m(mention|specialite|de|des|d|en|l|la|le) ", ""),
    ("^ *e ", "diplome etat "),
    ("^ *dts ", "diplome technicien superieur "),
    (r"\mtechn ", "technicien "),
    (r"\mopt ", "option "),
    (r"\m1er ", "premier "),
    (r"\m2nd ", "second "),
)
"""What publishers write differently, and as what it counts, one after the other: « D.E Infirmier » is
« Diplôme d’État d’infirmier(ière) »."""


def alike(label: str) -> str:
    """A label without signs and accents, and as all publishers could write it."""
    made = f"epass_fold({label})"
    for written, spelt in _SPELT:
        made = f"regexp_replace({made}, '{written}', '{spelt}', 'g')"
    return f"btrim({made})"


# `alike`: the trainings that other lists have too, by what they are called; the nomenclature's own titles
# count where no other list has the name.
ALIKE = f"""
    SELECT name, coalesce(min(training_id) FILTER (WHERE NOT bare), min(training_id)) AS training_id FROM (
        SELECT {alike("s.label")} AS name, st.training_id, false AS bare
        FROM training_sheet s JOIN sheeted st ON st.id = s.id
        UNION ALL
        SELECT {alike("o.label")}, st.training_id, false
        FROM training_listed o JOIN sheeted st ON st.id = o.id
        UNION ALL
        SELECT {alike("c.label")}, l.training_id, false
        FROM training_certification c JOIN living l ON l.code = c.diploma_code AND l.training_id = l.code
        UNION ALL
        SELECT {alike("d.title")}, l.training_id, true
        FROM training_diploma d JOIN living l ON l.code = d.code AND l.training_id = l.code
    ) AS named
    GROUP BY name HAVING count(DISTINCT training_id) FILTER (WHERE NOT bare) = 1
        OR (bool_and(bare) AND count(DISTINCT training_id) = 1)
"""

MENTIONS = """(
    SELECT min(code) OVER (PARTITION BY epass_fold(label)) AS code, code AS number, uai, year, label, is_open,
        modes, partners
    FROM training_master
)"""
"""Masters: each university has a number of its own for a mention, which is one training all the same."""

_BTS_ALONE = r"""regexp_replace(p.label, '^BTS\W+(Agricole|Maritime|Production|Services)\W+',
    CASE WHEN p.label ~ '^BTS\W+Agricole' THEN 'BTSA ' ELSE 'BTS ' END)"""
"""A BTS of Parcoursup without the field that stands before its name."""

_DISTANCE = "'Formation à distance'"
"""As the list of masters has it."""

# `programmed`: programmes and masters that are shown, each as the training of that name or one of its own. A
# BTS of Parcoursup is known by its code from another list; by its name only where the diploma was there by
# then: that list may be older and know the former one. Who says « alternance » of a master, and not
# « apprentissage », may mean either contract: that is no status. Of a master that is also taught at a
# distance, « formation initiale » does not say that one may go there.
PROGRAMMED = f"""
    SELECT coalesce(alike.training_id, p.training_id) AS training_id, alike.training_id IS NULL AS own,
        p.training_id AS key, p.uai, p.year, p.lat, p.lon, 'parcoursup' AS source,
        ARRAY['school'] AS statuses, false AS alternating, '{{}}'::text[] AS partners
    FROM training_programme p LEFT JOIN alike ON alike.name = {alike("p.label")}
    WHERE p.diploma NOT IN ('BTS', 'BTSA')
    UNION ALL
    SELECT alike.training_id, false, p.training_id, p.uai, p.year, p.lat, p.lon, 'parcoursup',
        ARRAY['school'], false, '{{}}'
    FROM training_programme p JOIN alike ON alike.name = {alike(_BTS_ALONE)}
    JOIN training_diploma d ON d.code = alike.training_id AND d.opened_on < make_date(p.year + 1, 1, 1)
    WHERE p.diploma IN ('BTS', 'BTSA')
    UNION ALL
    SELECT coalesce(alike.training_id, 'INM.' || m.code), alike.training_id IS NULL, 'INM.' || m.code,
        CASE WHEN m.is_open AND m.year = (SELECT max(year) FROM training_master) THEN m.uai END, m.year,
        NULL, NULL, 'masters', array_remove(ARRAY[
            CASE WHEN 'Apprentissage' = ANY(m.modes) THEN 'apprenticeship' END,
            CASE WHEN {_DISTANCE} = ANY(m.modes) THEN 'distance' END,
            CASE WHEN {_DISTANCE} <> ALL(m.modes) THEN 'school' END], NULL),
        'Alternance' = ANY(m.modes) AND 'Apprentissage' <> ALL(m.modes), m.partners
    FROM {MENTIONS} AS m LEFT JOIN alike ON alike.name = {alike("'master ' || m.label")}
"""

FAR = 0.0225
"""In degrees of latitude, 2.5 km: nearer to its school a programme stands at the school."""
# A point of whole minutes is that of a town as an atlas has it, a kilometre or two from what stands there.
_WHOLE = "abs({0} * 60 - round({0} * 60)) < 0.001"

# `sites`: points of programmes that stand far from their school, and the commune that holds each; where no
# outline does, the one whose centre is nearest.
SITES = f"""
    WITH away AS (
        SELECT DISTINCT g.lat, g.lon, coalesce(housed.place_uai, g.uai) AS uai
        FROM programmed g LEFT JOIN housed ON housed.uai = g.uai
        JOIN place p ON p.uai = coalesce(housed.place_uai, g.uai)
        WHERE (p.lat - g.lat) ^ 2 + (cos(radians(g.lat)) * (p.lon - g.lon)) ^ 2 > {FAR} ^ 2
          AND NOT ({_WHOLE.format("g.lat")} AND {_WHOLE.format("g.lon")})
    ), near AS (
        SELECT away.*, c.code, c.name, row_number() OVER (PARTITION BY away.uai, away.lat, away.lon
            ORDER BY (c.lat - away.lat) ^ 2 + (cos(radians(away.lat)) * (c.lon - away.lon)) ^ 2, c.code
        ) AS rank
        FROM away JOIN commune c ON c.lat BETWEEN away.lat - 0.2 AND away.lat + 0.2
            AND c.lon BETWEEN away.lon - 0.3 AND away.lon + 0.3
    )
    SELECT DISTINCT ON (uai, lat, lon) uai, lat, lon, name AS commune
    FROM near AS around
    WHERE rank <= {AROUND}
    ORDER BY uai, lat, lon, EXISTS (SELECT FROM ({RINGS}) AS r WHERE r.ring @> point(lon, lat)) DESC, rank
"""

_HIGHER, _TELLING = 6, 3
_GIVEN_BY = (
    # Code rural et de la pêche maritime, art. R. 812-50 à D. 812-64: the diploma of the national schools.
    ("docteur veterinaire", "ecole nationale veterinaire"),
    # Décret n° 2005-734 du 30 juin 2005 relatif aux études d'architecture.
    ("diplome d etat d architecte", "ecole nationale superieure d architecture"),
)
"""Diplomas that the law has given by schools of a name, and nobody else."""

_BY_LAW = " OR ".join(
    f"(strpos(title, ' {title} ') > 0 AND starts_with(name, ' {name} '))" for title, name in _GIVEN_BY
)

# `named_after`: what schools of the region teach without any list of ours that says so: a diploma whose title
# holds the school's whole name (« Diplôme d'ingénieur de l'École centrale de Nantes »), or one that the law
# has given by schools of that name.
NAMED_AFTER = f"""
    WITH located AS (
        SELECT p.*, d.region_code
        FROM place p JOIN commune c ON c.code = p.commune_code JOIN department d ON d.code = c.department_code
    ), school AS MATERIALIZED (
        SELECT p.uai, {bare("p.name")} AS name FROM located p
        WHERE p.region_code = (SELECT mode() WITHIN GROUP (ORDER BY region_code) FROM located)
          AND p.kind = 'higher_education' AND p.status = 'open' AND p.uai IS NOT NULL
    ), titled AS MATERIALIZED (
        SELECT st.training_id, {bare("t.title")} AS title
        FROM (SELECT id, title, level FROM training_sheet
              UNION ALL SELECT id, title, level FROM training_listed
              UNION ALL SELECT id, title, {_HIGHER} FROM alone) AS t
        JOIN sheeted st ON st.id = t.id WHERE t.level >= {_HIGHER}
    )
    SELECT DISTINCT training_id, uai FROM titled JOIN school
        ON (strpos(title, name) > 0 AND cardinality(string_to_array(btrim(name), ' ')) >= {_TELLING})
        OR {_BY_LAW}
"""

_WISHED = "'affelnet-2de', 'affelnet-1re', 'capacites-formations'"
"""Lists of what pupils wish for, and of the seats that wait for them."""

# A school that had pupils of the former CAP, or of what one begins in 3e under its own name, and stands in a
# newer list of what pupils wish for, without it and without the one that took its place, has given it up. So
# it has what takes the place of such a bac pro.
_GIVEN_UP = """every.status = 'school' AND every.lasts > 1 AND NOT every.common
    AND every.training_id IN (SELECT code FROM training_diploma
        WHERE diploma = 'CAP' OR (every.by_name AND diploma = 'Bac pro'))
    AND NOT (every.by_name AND every.known_as IN (
        SELECT diploma_code FROM training_family UNION SELECT training_id FROM shared))
    AND EXISTS (SELECT FROM training_offer newer WHERE newer.source = 'affelnet-2de'
        AND newer.status = 'school' AND newer.uai = every.uai AND newer.year > every.year)
    AND NOT EXISTS (SELECT FROM told same WHERE same.training_id = every.training_id
        AND same.uai = every.uai AND same.year > every.year)"""

_COUNTED = "'constat-formations'"
"""A list of pupils, who are there whatever has become of their course's code."""

# Where pupils were counted in the last year alone, none began any more: a newer list, which has the training
# at other schools and not there, says so too.
_RAN_OUT = f"""every.last_alone
    AND EXISTS (SELECT FROM told elsewhere WHERE elsewhere.training_id = every.training_id
        AND elsewhere.source IN ({_WISHED}) AND elsewhere.year > every.year)
    AND NOT EXISTS (SELECT FROM training_family f
        JOIN living taught ON taught.code = f.diploma_code JOIN living common ON common.code = f.common_code
        JOIN told begun ON begun.training_id = common.training_id AND begun.uai = every.uai
        WHERE taught.training_id = every.training_id)"""

# A list that names by labels alone means the diploma of its own year: the one before of that name.
_WAS_THERE = "(cardinality(d.predecessors) = 0 OR d.opened_on <= make_date(o.year, 12, 31))"

# `lasts` is null where the list names no course. What is offered under a course that had closed before the
# year of its list is not offered. After a common 2de one goes on in what the school has, or in another one:
# it makes no place of what it leads to.
PLACES = f"""
    WITH lasting_there AS MATERIALIZED (
        SELECT stat_code AS course, max(duration) AS years, bool_and(year = duration) AS is_last,
            max(coalesce(closed_on, 'infinity')) AS until
        FROM training_course GROUP BY stat_code
    ), told AS (
        SELECT n.training_id, o.uai, o.status, o.year, o.source,
            n.own AND coalesce({_WAS_THERE}, true) AS own,
            NULL::float8 AS lat, NULL::float8 AS lon, false AS alternating, c.years AS lasts,
            coalesce(o.source = {_COUNTED} AND c.is_last AND c.years > 1, false) AS last_of_counted
        FROM training_offer o JOIN named n ON n.course = o.course
        LEFT JOIN training_diploma d ON d.code = n.training_id
        LEFT JOIN lasting_there c ON c.course = o.course
        WHERE NOT EXISTS (SELECT FROM told_again a
            WHERE a.training_id = n.training_id AND a.source <> o.source AND a.year > o.year)
          AND (o.source = {_COUNTED} OR coalesce(c.until >= make_date(o.year, 1, 1), true))
        UNION ALL
        SELECT training_id, uai, unnest(statuses), year, source, true, lat, lon, alternating, NULL, false
        FROM programmed
        WHERE uai IS NOT NULL
        UNION ALL
        SELECT training_id, uai, 'school', NULL, 'etablissements-superieur', true, NULL, NULL, false, NULL,
            false
        FROM named_after
    ), each AS (
        SELECT told.*, false AS common, training_id AS known_as, own AS by_name FROM told
        UNION ALL
        SELECT s.training_id, uai, status, year, source, own, lat, lon, alternating, lasts,
            last_of_counted, true, s.training_id, own
        FROM told JOIN shared s ON s.common_id = told.training_id
        WHERE s.common_id NOT IN (SELECT code FROM training_diploma WHERE diploma = '2de pro')
        UNION ALL
        SELECT h.training_id, uai, status, year, source, false, lat, lon, alternating, lasts,
            last_of_counted, false, h.earlier, own
        FROM told JOIN heirs h ON h.earlier = told.training_id
    ), every AS (
        SELECT *, bool_and(last_of_counted) OVER (PARTITION BY training_id, uai) AS last_alone FROM each
    ), all_told AS (
        SELECT * FROM every WHERE NOT ({_GIVEN_UP}) AND NOT ({_RAN_OUT})
    ), of_ways AS (
        SELECT a.training_id, coalesce(housed.place_uai, a.uai) AS uai, a.status, NOT bool_or(own) AS former,
            CASE WHEN bool_or(own) THEN max(year) FILTER (WHERE own) ELSE max(year) END AS year
        FROM all_told a LEFT JOIN housed ON housed.uai = a.uai
        GROUP BY a.training_id, coalesce(housed.place_uai, a.uai), a.status
    ), by_way AS (
        SELECT training_id, uai, jsonb_agg(jsonb_build_object(
            'status', status, 'year', year, 'predecessor', former) ORDER BY status) AS by_status
        FROM of_ways GROUP BY training_id, uai
    ), taught AS (
        SELECT a.training_id, coalesce(housed.place_uai, a.uai) AS uai,
            array_agg(DISTINCT status ORDER BY status) AS statuses,
            CASE WHEN bool_or(own) THEN max(year) FILTER (WHERE own) ELSE max(year) END AS year,
            array_agg(DISTINCT source ORDER BY source) AS sources, NOT bool_or(own) AS predecessor,
            bool_and(common) AS common, bool_or(alternating) AS alternating,
            max(coalesce(lasts, 9)) = 1 AS one_year,
            bool_or(status = 'school' AND source IN ({_WISHED}) AND coalesce(lasts, 9) > 1) AS wished,
            (array_agg(lat ORDER BY lat, lon))[1] AS lat, (array_agg(lon ORDER BY lat, lon))[1] AS lon
        FROM all_told a LEFT JOIN housed ON housed.uai = a.uai
        GROUP BY a.training_id, coalesce(housed.place_uai, a.uai)
    ), together AS (
        SELECT training_id, coalesce(housed.place_uai, g.uai) AS uai,
            array_agg(DISTINCT partner ORDER BY partner) AS partners
        FROM programmed g LEFT JOIN housed ON housed.uai = g.uai, unnest(g.partners) AS partner
        GROUP BY training_id, coalesce(housed.place_uai, g.uai)
    )
    SELECT t.training_id, t.uai, t.statuses, t.year, t.sources, t.predecessor, t.common, t.alternating,
        t.wished, t.one_year AND coalesce(l.months > 12, false) AS after_diploma, s.lat, s.lon, s.commune,
        w.by_status, coalesce(g.partners, '{{}}') AS partners
    FROM taught t JOIN by_way w USING (training_id, uai) LEFT JOIN together g USING (training_id, uai)
    LEFT JOIN lasting l ON l.training_id = t.training_id
    LEFT JOIN sites s ON s.uai = t.uai AND s.lat = t.lat AND s.lon = t.lon
"""

# The newest year of who left a training, of the region that most places stand in, where they are enough for
# their number to be published; a list that has all of them and is newer says more.
REGIONS = """
    SELECT n.training_id, o.way AS status, max(o.year) AS year, NOT bool_or(n.own) AS predecessor
    FROM outcome_training o JOIN named n ON n.course = o.code
    WHERE o.year = (SELECT max(year) FROM outcome_training) AND o.leavers > 0
      AND o.region = (SELECT mode() WITHIN GROUP (ORDER BY d.region_code)
          FROM place p JOIN commune c ON c.code = p.commune_code
          JOIN department d ON d.code = c.department_code)
      AND NOT EXISTS (SELECT FROM told_again a WHERE a.training_id = n.training_id AND o.way = 'school'
          AND a.year >= right(o.year, 4)::integer)
    GROUP BY n.training_id, o.way
"""
