"""SQL that says which training follows which: the diplomas of a common first year, what Onisep's sheets name,
by equal titles, which diplomas they ask for, and a brevet professionnel after the CAP of its name.
"""

from api.guide.trainings.law import CLOSING
from api.guide.trainings.occupation_queries import roots
from api.guide.trainings.offer_queries import MENTIONS, alike


def _title(column: str, apart: str = "[^a-z0-9]+(option[^a-z0-9]+)?") -> str:
    """A title as it is compared: words only, the feminine ending in brackets left out, as is the word
    « option », and the mention complémentaire under the name that it has since 2023."""
    bare = f"epass_fold(regexp_replace({column}, '\\(n?e\\)', '', 'g'))"
    return (
        f"regexp_replace(btrim(regexp_replace({bare}, '{apart}', ' ', 'g')),"
        " '^mc ', 'certificat de specialisation ')"
    )


# `sheets_of`: the training of each of Onisep's sheets: that of its diploma, of the certifications that name
# it, else one of its own. A sheet on a diploma that is closed for good is of none.
_SHEETS_OF = """
    SELECT DISTINCT ON (id) id, training_id FROM (
        SELECT s.id, l.training_id, 1 AS rank
        FROM coded s JOIN living l ON l.code = s.diploma_code
        UNION ALL
        SELECT c.onisep_id, l.training_id, 2
        FROM training_certification c JOIN living l ON l.code = c.diploma_code WHERE c.onisep_id IS NOT NULL
        UNION ALL
        SELECT s.id, s.id, 3 FROM training_sheet s
        WHERE NOT EXISTS (SELECT FROM training_diploma d WHERE d.code = s.diploma_code)
    ) AS found ORDER BY id, rank, training_id
"""

# `called`: trainings by their titles; of the lists that give one, the first counts. A title that a list gives
# to several trainings names none there. Titles of closed diplomas name what took their place.
_CALLED = f"""
    SELECT DISTINCT ON (title) title, training_id FROM (
        SELECT title, min(training_id) AS training_id, rank FROM (
            SELECT {_title("s.title")} AS title, st.training_id, 1 AS rank
            FROM training_sheet s JOIN sheets_of st ON st.id = s.id
            UNION ALL
            SELECT {_title("title")}, training_id, CASE WHEN own THEN 2 ELSE 4 END FROM certified
            UNION ALL
            SELECT {_title("d.title")}, l.training_id, CASE WHEN l.code = l.training_id THEN 3 ELSE 6 END
            FROM training_diploma d JOIN living l ON l.code = d.code
            UNION ALL
            SELECT {_title("c.title")}, l.training_id, 5
            FROM training_certification c JOIN living l ON l.code = c.diploma_code
            UNION ALL
            SELECT {_title("'Master ' || label")}, 'INM.' || code, 7 FROM {MENTIONS} AS mention
            UNION ALL
            SELECT {_title("title")}, id, 8 FROM training_listed
        ) AS told GROUP BY title, rank HAVING count(DISTINCT training_id) = 1
    ) AS named ORDER BY title, rank
"""

# `so_called`: what a title means where it is named as following, or as asked for: not what took the place of
# one of another level, and is not called so itself.
_SO_CALLED = f"""
    SELECT * FROM called WHERE (title, training_id) NOT IN (
        SELECT title, training_id FROM (
            SELECT {_title("s.title")} AS title, st.training_id, s.level,
                st.training_id IN (s.id, s.diploma_code) AS own
            FROM training_sheet s JOIN sheets_of st ON st.id = s.id
            UNION ALL
            SELECT {_title("d.title")}, l.training_id, former.level, d.code = l.training_id
            FROM training_diploma d JOIN living l ON l.code = d.code
            LEFT JOIN levelled former ON former.training_id = d.code
            UNION ALL
            SELECT {_title("c.title")}, l.training_id, c.level, c.diploma_code = l.training_id
            FROM training_certification c JOIN living l ON l.code = c.diploma_code
        ) AS told JOIN levelled now USING (training_id)
        GROUP BY title, training_id HAVING bool_and(NOT own AND told.level <> now.level)
    )
"""

# `alone`: what the own page of a career asks for and nothing else, and no list of trainings has: with what
# Certif-Info knows of it, without its options. Not before the lists are there that may have it.
_ALONE = f"""
    SELECT asked.id, coalesce(known.title, upper(left(asked.label, 1)) || substr(asked.label, 2)) AS title,
        coalesce(known.kind, 'Formation') AS diploma,
        CASE WHEN known.id IS NULL THEN ARRAY['onisep-fiches-metiers']
            ELSE ARRAY['certif-info', 'onisep-fiches-metiers'] END AS sources
    FROM (
        SELECT study ->> 'id' AS id, min(study ->> 'label') AS label
        FROM onisep_sheet m CROSS JOIN LATERAL jsonb_array_elements(m.studies) AS study
        WHERE jsonb_array_length(m.studies) = 1
          AND m.id IN (SELECT onisep_id FROM career_onisep_tie WHERE called IS NOT NULL)
        GROUP BY study ->> 'id'
    ) AS asked LEFT JOIN (
        SELECT onisep_id AS id, min(kind) AS kind,
            CASE WHEN count(DISTINCT split_part(title, ' option ', 1)) = 1
                THEN min(split_part(title, ' option ', 1)) END AS title
        FROM (SELECT onisep_id, title, CASE kind WHEN 'Licence professionnelle' THEN 'Licence pro'
                  ELSE regexp_replace(kind, ' *\\(.*', '') END AS kind
              FROM training_certification) AS c GROUP BY onisep_id
    ) AS known USING (id)
    WHERE EXISTS (SELECT FROM training_sheet) AND EXISTS (SELECT FROM training_certification)
      AND id NOT IN (SELECT id FROM sheets_of) AND id NOT IN (SELECT id FROM training_listed)
      AND {alike("asked.label")} NOT IN (
          SELECT {alike("label")} FROM training_programme
          UNION SELECT {alike("'master ' || label")} FROM training_master)
"""

# `told_next`: what sheets name as following, by its title as it is compared: made out once for each.
_TOLD_NEXT = f"SELECT id, conditional, {_title('title')} AS title FROM training_sheet_next"

# `sheeted`: the same, those of Onisep's older list that a sheet names as following, and what stands alone.
_SHEETED = """
    SELECT id, training_id FROM sheets_of
    UNION ALL
    SELECT id, id FROM alone
    UNION ALL
    SELECT l.id, l.id FROM training_listed l
    WHERE l.id NOT IN (SELECT id FROM sheets_of) AND l.id IN (
        SELECT c.training_id FROM called c JOIN told_next n ON c.title = n.title)
"""

# `heirs`: the one diploma that takes the place of another, about to close; `is_told`: there is a sheet on it.
_HEIRS = """
    SELECT d.code AS earlier, l.training_id, l.training_id IN (SELECT training_id FROM sheeted) AS is_told
    FROM training_diploma d JOIN living l ON l.code = d.successors[1] AND l.training_id = l.code
    WHERE d.closed_on >= %(day)s AND cardinality(d.successors) = 1
"""

# `resumed`: of what has a sheet of its own, the one training that Certif-Info, or the law, says takes its
# place.
_RESUMED = f"""
    SELECT id, min(training_id) AS successor FROM (
        SELECT old.onisep_id AS id, coalesce(l.training_id, st.training_id) AS training_id
        FROM training_certification old JOIN training_certification new ON new.previous_code = old.code
        LEFT JOIN living l ON l.code = new.diploma_code LEFT JOIN sheeted st ON st.id = new.onisep_id
        UNION ALL
        SELECT law.id, st.training_id
        FROM ({CLOSING}) AS law(id, year, successor) JOIN sheeted st ON st.id = law.successor
    ) AS now WHERE training_id <> id GROUP BY id HAVING count(DISTINCT training_id) = 1
"""

# Diplomas that are prepared overseas only: none is shown, and nothing here goes on to them.
_OVERSEAS = """
    SELECT code AS id FROM training_diploma WHERE label ~* '{0}'
    UNION SELECT l.training_id FROM training_certification c JOIN living l ON l.code = c.diploma_code
        WHERE c.title ~* '{0}'
    UNION SELECT id FROM training_sheet WHERE label ~* '{0}'
    UNION SELECT id FROM training_listed WHERE label ~* '{0}'
""".format("dipl[oô]me tom|ultra-?marin|r[eé]gions chaudes|polyn[eé]si|tropical")

# `raised`: the year that who comes from another bac must do before a diploma of the same field, where
# the sheet of that one says so, and what it leads to: the common first year, where there is one.
_RAISED = """
    SELECT up.training_id, coalesce(s.common_id, after.training_id) AS next_id
    FROM training_diploma u JOIN living up ON up.code = u.code
    JOIN training_diploma d ON d.level_code = u.level_code AND d.specialty_group = u.specialty_group
    JOIN living after ON after.code = d.code
    JOIN coded sheet ON sheet.diploma_code = d.code
    LEFT JOIN shared s ON s.training_id = after.training_id
    WHERE u.diploma = 'Mise à niveau' AND sheet.access ~* 'année (préalable|obligatoire) de mise à niveau'
"""

_BEGUN = r"(?=\m(bac pro|bts|btsa|bma|bp|cap) )"
_WRITTEN_OUT = r"\m(bac|baccalaureat) professionnel"

# `admitting`: from which lower diplomas one comes, as the words of Onisep's sheet on access say: each by its
# whole title, the longest that stands there. What options are called before their own names is each of them,
# where none is named.
_ADMITTING = f"""
    WITH parts AS (
        SELECT st.training_id AS next_id, told, replace(told, ' option ', ' ') AS part
        FROM training_sheet s JOIN sheeted st ON st.id = s.id
        CROSS JOIN LATERAL regexp_split_to_table(
            regexp_replace({_title("s.access", "[^a-z0-9]+")}, '{_WRITTEN_OUT}', 'bac pro', 'g'),
            '{_BEGUN}') AS told
    ), optional AS (
        SELECT {_title("split_part(title, ' option ', 1)")} AS title, training_id
        FROM certified WHERE own AND strpos(title, ' option ') > 0
    ), titled AS (
        SELECT title, training_id, false AS is_base FROM so_called
        UNION
        SELECT title, training_id, true FROM optional WHERE title NOT IN (SELECT title FROM called)
    ), ranked AS (
        SELECT next_id, c.training_id,
            rank() OVER (PARTITION BY next_id, part ORDER BY length(c.title) DESC) AS place
        FROM parts JOIN titled c ON split_part(c.title, ' ', 1) = split_part(part, ' ', 1)
            AND split_part(c.title, ' ', 2) = split_part(part, ' ', 2)
            AND starts_with(part || ' ', c.title || ' ')
            AND NOT (c.is_base AND starts_with(told, c.title || ' option '))
    ), found AS (
        SELECT next_id, training_id FROM ranked WHERE place = 1
    )
    SELECT found.training_id, next_id
    FROM found JOIN levelled earlier ON earlier.training_id = found.training_id
    JOIN levelled later ON later.training_id = next_id
    WHERE earlier.level < later.level
"""

_SHEETS = "onisep-fiches-formations"
_SPECIALITIES, _STUDIED = "'Certificat de spécialisation', 'MC'", 6

# `first_years`: a common 2de that no list of families has, and the diploma whose later years bear the title
# of its own.
_FIRST_YEARS = """
    SELECT DISTINCT common.training_id, taught.training_id AS next_id
    FROM training_diploma c JOIN living common ON common.code = c.code
    JOIN training_course first ON first.diploma_code = c.code AND first.title <> ''
    JOIN training_course later ON epass_fold(later.title) = epass_fold(first.title)
        AND later.year > first.year
    JOIN training_diploma d ON d.code = later.diploma_code AND d.level_code = c.level_code AND NOT d.common
    JOIN living taught ON taught.code = d.code
    WHERE c.common AND c.code NOT IN (SELECT common_code FROM training_family)
"""

# `of_part`: a sheet names one mention alone of what is several: DSAA Design.
# What Parcoursup calls by its mention alone is followed by what the sheets on all its parcours name, and a
# school's speciality of a mention by what the sheet on that one does.
# `lent`: told of a former diploma of another title. What takes its place has of it what is of its own field
# or shares a word with it: after the BTS of nutrition there was a preparation for engineers.
# `sisters`: an option of which no sheet says what follows, and those of its registration in the RNCP that
# have one: what follows all of these follows it.
# Whoever follows applies, or meets a condition; not so for a licence, and after a common first year. What is
# of a lower level than what one has is another trade, and not what follows; unless nobody begins with it: a
# speciality of the trade, or what asks for years of studies.
_NEXT = f"""
    WITH parcours AS (
        SELECT p.training_id, s.id FROM published p
        JOIN training_sheet s ON split_part({alike("s.label")}, ' parcours ', 1) = p.name
        WHERE {alike("s.label")} <> p.name
        UNION
        SELECT g.training_id, s.id FROM programmed g
        JOIN training_programme p ON p.training_id = g.key AND strpos(p.label, ' Specialite') > 0
        JOIN training_sheet s ON {alike("s.label")} = {alike("split_part(p.label, ' Specialite', 1)")}
        WHERE g.own
    ), titled AS MATERIALIZED (
        SELECT code, {_title("title")} AS title FROM training_diploma
    ), options AS MATERIALIZED (
        SELECT training_id, rncp, split_part(title, ' option ', 1) AS title, training_id IN (
            SELECT st.training_id FROM sheeted st JOIN training_sheet USING (id)) AS has_sheet
        FROM certified WHERE own AND strpos(title, ' option ') > 0
    ), sisters AS MATERIALIZED (
        SELECT DISTINCT one.training_id, other.training_id AS sister
        FROM options one JOIN options other USING (rncp, title)
        WHERE other.has_sheet AND NOT one.has_sheet
          AND one.training_id NOT IN (SELECT training_id FROM admitting)
    ), told (training_id, next_id, conditional, of_family, title, source, lent) AS MATERIALIZED (
        SELECT sheet.training_id, c.training_id, n.conditional, false, c.title, '{_SHEETS}',
            coalesce(former.title <> now.title, false)
        FROM told_next n JOIN sheeted sheet ON sheet.id = n.id
        JOIN so_called c ON c.title = n.title
        LEFT JOIN coded ON coded.id = n.id AND coded.diploma_code <> sheet.training_id
        LEFT JOIN titled former ON former.code = coded.diploma_code
        LEFT JOIN titled now ON now.code = sheet.training_id
    ), named AS (
        SELECT common.training_id, taught.training_id AS next_id, false AS conditional, true AS of_family,
            NULL AS title, 'familles-metiers' AS source, false AS lent
        FROM training_family f JOIN living common ON common.code = f.common_code
        JOIN living taught ON taught.code = f.diploma_code
        UNION ALL
        SELECT common_id, training_id, false, true, NULL, 'formations-diplomes', false FROM shared
        UNION ALL
        SELECT training_id, next_id, false, true, NULL, 'mef', false FROM first_years
        UNION ALL
        SELECT training_id, next_id, true, false, NULL, '{_SHEETS}', false FROM raised
        UNION ALL
        SELECT training_id, next_id, true, false, NULL, '{_SHEETS}', false FROM admitting
        UNION ALL
        TABLE told
        UNION ALL
        SELECT s.training_id, told.next_id, true, false, NULL, '{_SHEETS}', false
        FROM sisters s JOIN told ON told.training_id = s.sister
        WHERE told.next_id <> s.training_id
          AND told.next_id NOT IN (SELECT o.sister FROM sisters o WHERE o.training_id = s.training_id)
        GROUP BY s.training_id, told.next_id
        HAVING count(DISTINCT s.sister) = (SELECT count(*) FROM sisters o WHERE o.training_id = s.training_id)
        UNION ALL
        SELECT p.training_id, c.training_id, true, false, min(c.title), '{_SHEETS}', false
        FROM parcours p JOIN told_next n ON n.id = p.id
        JOIN so_called c ON c.title = n.title
        GROUP BY p.training_id, c.training_id
        HAVING count(DISTINCT p.id) = (SELECT count(*) FROM parcours o WHERE o.training_id = p.training_id)
        UNION ALL
        SELECT cap.training_id, bp.training_id, true, false, NULL, 'formations-diplomes', false
        FROM called bp JOIN called cap ON cap.title = 'cap ' || substr(bp.title, 4)
        WHERE starts_with(bp.title, 'bp ')
    ), after_heirs AS (
        SELECT * FROM named
        UNION ALL
        SELECT h.training_id, next_id, conditional, of_family, named.title, source, former.title <> now.title
        FROM named JOIN heirs h ON h.earlier = named.training_id
        JOIN titled former ON former.code = h.earlier JOIN titled now ON now.code = h.training_id
        WHERE NOT is_told
    ), several AS (
        SELECT training_id FROM certified GROUP BY training_id HAVING count(DISTINCT {_title("title")}) > 1
    ), found AS (
        SELECT * FROM after_heirs
        UNION ALL
        SELECT f.training_id, h.training_id, conditional, of_family, title, source, lent
        FROM after_heirs f JOIN heirs h ON h.earlier = next_id
    )
    SELECT found.training_id, next_id,
        bool_and(conditional OR (after.diploma <> 'Licence' AND NOT of_family)) AS conditional,
        bool_and(next_id IN (SELECT training_id FROM several)
            AND coalesce(title <> {_title("after.label")}, false)) AS of_part,
        array_agg(DISTINCT source) AS sources
    FROM found JOIN training before ON before.id = found.training_id JOIN training after ON after.id = next_id
    WHERE before.id <> after.id AND (after.level < before.level AND after.level < {_STUDIED}
        AND after.diploma NOT IN ({_SPECIALITIES})) IS NOT TRUE
      AND (NOT lent OR before.domain = after.domain OR {roots("before.label")} && {roots("after.label")})
      AND before.id NOT IN (SELECT id FROM overseas)
      AND after.id NOT IN (SELECT id FROM overseas)
      AND NOT EXISTS (SELECT FROM heirs WHERE earlier = next_id AND heirs.training_id = before.id)
    GROUP BY found.training_id, next_id
"""

WORKING = {
    "sheets_of": _SHEETS_OF,
    "called": _CALLED,
    "so_called": _SO_CALLED,
    "alone": _ALONE,
    "told_next": _TOLD_NEXT,
    "sheeted": _SHEETED,
    "heirs": _HEIRS,
    "resumed": _RESUMED,
    "overseas": _OVERSEAS,
    "raised": _RAISED,
    "first_years": _FIRST_YEARS,
    "admitting": _ADMITTING,
}
"""Tables for the time of a refresh, after those of `refresh_queries` that tell of diplomas."""
NEXT = _NEXT
