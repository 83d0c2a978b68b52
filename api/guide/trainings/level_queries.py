"""SQL of the levels of trainings."""

from api.guide.trainings.offer_queries import alike

# `retitled`: what Onisep's older list alone has, and the certifications of its title, which say one level.
RETITLED = f"""
    SELECT l.id, min(c.level) AS level, max(c.rncp::integer) FILTER (WHERE c.rncp ~ '^[0-9]{{1,6}}$') AS rncp
    FROM training_listed l JOIN training_certification c ON {alike("c.title")} = {alike("l.title")}
    WHERE NOT EXISTS (SELECT FROM training_sheet s WHERE s.id = l.id)
    GROUP BY l.id HAVING count(DISTINCT c.level) = 1
"""

# The level that most lists tell, else the one of the register of certifications.
LEVELLED = f"""
    WITH told AS (
        SELECT d.code AS training_id, l.level, 'formations-diplomes' AS source
        FROM training_diploma d JOIN training_level l ON l.code = d.level_code
        UNION ALL
        SELECT training_id, level, 'certif-info' FROM certified WHERE own
        UNION ALL
        SELECT onisep_id, level, 'certif-info' FROM training_certification WHERE onisep_id IS NOT NULL
        UNION ALL
        SELECT id, level, 'certif-info' FROM retitled
        UNION ALL
        SELECT diploma_code, level, 'rncp' FROM training_rncp_diploma WHERE active
        UNION ALL
        SELECT s.id, r.level, 'rncp' FROM training_sheet s JOIN training_rncp r ON r.number = s.rncp
        UNION ALL
        SELECT told.id, s.level, 'onisep-fiches-formations'
        FROM coded s CROSS JOIN LATERAL (VALUES (s.id), (s.diploma_code)) AS told(id)
        UNION ALL
        -- A sheet of that number that has another title since, and no level, is of another diploma.
        SELECT l.id, l.level, 'onisep-formations' FROM training_listed l
        LEFT JOIN training_sheet s ON s.id = l.id AND s.level IS NULL
        WHERE s.id IS NULL OR {alike("s.title")} = {alike("l.title")}
    ), weighed AS (
        SELECT training_id, level, count(DISTINCT source) AS lists, bool_or(source = 'rncp') AS registered,
            bool_or(source = 'certif-info') AS certified
        FROM told WHERE level IS NOT NULL GROUP BY training_id, level
    )
    SELECT DISTINCT ON (training_id) training_id, level FROM weighed
    ORDER BY training_id, lists DESC, registered DESC, certified DESC, level DESC
"""
