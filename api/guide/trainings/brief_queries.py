"""SQL of what is told of a career in one line: the level of its studies, and where the nearest are."""

from sqlalchemy import text

from api.guide.trainings.queries import DISTANCE, OPEN_TO_NEWCOMERS, VAGUENESS, sites

# The shortest studies that are known to lead to a career.
LEVELS = text(
    """
    SELECT c.code, min(t.level) AS level FROM training_career c JOIN training t ON t.id = c.training_id
    WHERE c.code = ANY(CAST(:codes AS text[])) AND c.firm AND t.level IS NOT NULL AND t.reserved_for IS NULL
    GROUP BY c.code
    """
)

# What is told of a career in one line claims less than its page shows: only what its fields agree to, and is
# meant for everybody.
NEAREST_FOR_CAREERS = text(
    f"""
    SELECT DISTINCT ON (c.code) c.code, json_build_object(
        'training_id', t.id, 'label', t.label, 'place_id', p.id, 'place', p.name, 'commune', p.commune_name,
        'distance_m', round({DISTANCE}), 'approximate', {VAGUENESS} > 0)::text AS json
    FROM training_career c JOIN training t ON t.id = c.training_id
    JOIN {sites("true")} ON p.training_id = t.id
    WHERE c.code = ANY(CAST(:codes AS text[])) AND c.firm AND t.reserved_for IS NULL AND {OPEN_TO_NEWCOMERS}
      AND NOT p.predecessor AND NOT p.common AND NOT p.after_diploma
      AND p.spot <@ box(point(:west, :bottom), point(:east, :top))
      AND (CAST(:radius_m AS float8) IS NULL OR {DISTANCE} <= :radius_m)
    ORDER BY c.code, {DISTANCE} + {VAGUENESS}, t.sort, p.id
    """
)
