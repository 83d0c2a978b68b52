"""SQL of places as those that teach: what one teaches, and who teaches what leads to a career."""

from sqlalchemy import text

from api.guide.trainings.career_queries import FOR_CAREER
from api.guide.trainings.queries import OPEN_PLACES, OPEN_TO_NEWCOMERS

TAUGHT = text(
    """
    SELECT json_build_object('id', t.id, 'label', t.label, 'diploma', t.diploma, 'level', t.level,
        'statuses', tp.statuses, 'by_status', tp.by_status, 'common', tp.common,
        'alternating', tp.alternating, 'after_diploma', tp.after_diploma) AS training,
        tp.sources || t.sources AS sources
    FROM place p JOIN training_place tp ON tp.uai = p.uai JOIN training t ON t.id = tp.training_id
    WHERE p.id = :id ORDER BY t.level NULLS LAST, t.sort
    """
)

# Under its own UAI and its aliases.
SUBJECTS = text(
    """
    SELECT s.kind, array_agg(DISTINCT l.label ORDER BY l.label) AS labels, max(s.year) AS year
    FROM (SELECT uai FROM place WHERE id = :id
          UNION SELECT uai FROM place_alias WHERE place_id = :id) AS p
    JOIN training_subjects s ON s.uai = p.uai, unnest(s.labels) AS l(label)
    GROUP BY s.kind ORDER BY s.kind DESC
    """
)

PLACES_FOR_CAREER = text(
    f"""
    SELECT DISTINCT p.id FROM {OPEN_PLACES} JOIN training t ON t.id = tp.training_id
    WHERE {FOR_CAREER} AND {OPEN_TO_NEWCOMERS}
    """
)
