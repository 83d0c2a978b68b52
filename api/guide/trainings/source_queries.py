"""SQL of the lists that a training's page names."""

from sqlalchemy import text

from api.guide.figures.service import SOURCES_OF_OUTCOMES
from api.guide.trainings.queries import OPEN_PLACES
from api.platform.kit.sources import unless_invented

_ORIGINS = " ".join(f"WHEN '{origin}' THEN '{name}'" for origin, name in SOURCES_OF_OUTCOMES.items())
_PUBLISHED = "coalesce(employed_6, further_study) IS NOT NULL"

# Those that are named, and those of what stands beside each place: its school's rates, its open days.
LISTS = text(
    f"""
    WITH taught AS MATERIALIZED (
        SELECT p.id, p.uai FROM {OPEN_PLACES} WHERE tp.training_id = :id
    ), named AS (
        SELECT unnest(CAST(:sources AS text[])) AS source
        UNION
        SELECT CASE o.origin {_ORIGINS} END FROM taught JOIN outcome_school o USING (uai)
        WHERE :counted AND {_PUBLISHED}
          AND o.year = (SELECT max(year) FROM outcome_school WHERE uai = taught.uai AND {_PUBLISHED})
        UNION
        SELECT {unless_invented("e.demo", "e.source")}
        FROM taught JOIN event e ON e.place_id = taught.id
        WHERE e.kind = 'open_day' AND e.status = 'scheduled' AND e.ends_at > :now
    )
    SELECT source, l.read_on, l.year FROM named LEFT JOIN training_list l USING (source) ORDER BY source
    """
)
