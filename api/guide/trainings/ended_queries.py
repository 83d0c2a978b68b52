"""SQL of the diplomas that ended, or may have; a part of `refresh_queries`."""

from api.guide.trainings.law import CLOSING

_ON_REQUEST = "Autre titre inscrit sur demande"
UNTOLD_END = f"""(t.last_session IS NULL AND t.id ~ '^FOR' AND t.rncp IS NOT NULL
    AND NOT EXISTS (SELECT FROM training_rncp WHERE number = t.rncp)
    AND NOT EXISTS (SELECT FROM training_rncp_diploma WHERE rncp = t.rncp)
    AND (SELECT bool_and(starts_with(c.kind, '{_ON_REQUEST}'))
        FROM training_certification c WHERE c.onisep_id = t.onisep_id) IS TRUE) AS untold_end"""
"""Whether it is registered on request, for five years at most, and no list says until when (code du travail,
article L6113-5): those of the RNCP are older.
"""

# `ending`: diplomas of which Certif-Info knows the last session, where no list of that year or later, nor one
# without a year, which is of this one, nor a sheet written afterwards says that they go on. Whom Affelnet
# takes on passes it two years later or more.
_ENDING = """
    WITH told AS (
        SELECT own.diploma_code AS training_id, max(last_session) AS year
        FROM certifying own JOIN training_certification USING (code)
        GROUP BY own.diploma_code HAVING bool_and(last_session IS NOT NULL)
    )
    SELECT training_id, make_date(year, 8, 31) AS day FROM told
    WHERE NOT EXISTS (
        SELECT FROM named n JOIN training_offer o ON o.course = n.course
        WHERE n.training_id = told.training_id AND n.own AND told.year <= coalesce(
            o.year + CASE WHEN o.source LIKE 'affelnet%%' THEN 2 ELSE 0 END, told.year))
      AND NOT EXISTS (
        SELECT FROM coded s
        WHERE s.diploma_code = told.training_id AND s.modified_on > make_date(year, 8, 31))
"""

# `registered`: the year of the last session of what has a sheet of its own, where Certif-Info knows one of
# all its certifications and those of their names, and nothing was written since; or where the law does.
_REGISTERED = f"""
    SELECT training_id, min(year) AS year FROM (
        SELECT own.onisep_id AS training_id, max(c.last_session) AS year
        FROM training_certification own JOIN training_certification c
            ON epass_fold(c.title) = epass_fold(own.title) AND c.kind IS NOT DISTINCT FROM own.kind
        WHERE own.onisep_id IS NOT NULL
        GROUP BY own.onisep_id HAVING bool_and(c.last_session IS NOT NULL) AND NOT EXISTS (
            SELECT FROM training_sheet s
            WHERE s.id = own.onisep_id AND s.modified_on > make_date(max(c.last_session), 12, 31))
        UNION ALL
        SELECT law.id, law.year FROM ({CLOSING}) AS law(id, year, successor)
    ) AS told GROUP BY training_id
"""

# `lapsed`: diplomas of which all registrations in the RNCP that any list knows ended a year ago or more, that
# no school's list names, on which Onisep has no sheet, and for which no course was opened since: nobody
# begins them any more, though the nomenclature never closed them (métiers d'art before the DN MADE). Not one
# that was made for the registration that ended, for five years as the law has it: the ministry renews those,
# and our lists are older.
_LAPSED = """
    WITH known AS (
        SELECT diploma_code AS id, rncp FROM training_certification
        WHERE diploma_code IS NOT NULL AND rncp IS NOT NULL
        UNION
        SELECT diploma_code, rncp FROM training_rncp_diploma
    ), told AS (
        SELECT number, ends_on FROM training_rncp
        UNION ALL
        SELECT rncp, ends_on FROM training_rncp_diploma
    ), registrations AS (
        SELECT number, max(ends_on) AS ends_on FROM told GROUP BY number
    ), over AS (
        SELECT id, max(ends_on) AS day FROM known LEFT JOIN registrations ON number = rncp GROUP BY id
        HAVING bool_and(coalesce(ends_on < %(day)s - interval '1 year', false))
    )
    SELECT id FROM over JOIN training_diploma d ON d.code = id
    WHERE EXISTS (SELECT FROM training_sheet)
      AND (d.opened_on > over.day - interval '5 years') IS NOT TRUE
      AND NOT EXISTS (SELECT FROM sheets_of JOIN training_sheet USING (id) WHERE training_id = over.id)
      AND NOT EXISTS (SELECT FROM heirs WHERE heirs.training_id = over.id)
      AND NOT EXISTS (SELECT FROM training_course c WHERE c.diploma_code = over.id AND c.opened_on > over.day)
      AND NOT EXISTS (
        SELECT FROM named n JOIN training_offer o ON o.course = n.course WHERE n.training_id = over.id)
      AND NOT EXISTS (
        SELECT FROM named n JOIN outcome_training o ON o.code = n.course WHERE n.training_id = over.id)
"""

WORKING = {"ending": _ENDING, "registered": _REGISTERED, "lapsed": _LAPSED}
"""Tables for the time of a refresh, after those of `following_queries`."""
