"""SQL of the first training that leads to each of several careers, from each level at which one may begin:
what the list would show first, asked for all at once.
"""

from sqlalchemy import text

from api.guide.trainings.career_queries import for_careers
from api.guide.trainings.queries import (
    AT_A_PLACE,
    FARTHEST,
    HERE,
    ITEM,
    NEAREST,
    OFFERED,
    OPEN_TO_NEWCOMERS,
    SOMEWHERE,
)

_LEADS = f"""leads AS MATERIALIZED (
    SELECT code AS career, training_id FROM ({for_careers("= ANY(CAST(:careers AS text[]))")}) AS led
    GROUP BY code, training_id)"""
_LEVELS = "CAST(:levels AS integer[])"
_FITS = f"{OPEN_TO_NEWCOMERS} AND ({_LEVELS} IS NULL OR t.level = ANY({_LEVELS}))"
_BEGINNING = f"CASE WHEN {_LEVELS} IS NOT NULL THEN t.level END AS beginning"

FIRST_NEAR = text(
    f"""
    WITH {_LEADS}, {OFFERED}, found AS (
        SELECT l.career, {_BEGINNING}, o.rank, o.vagueness, o.id AS place_id, o.name, o.commune_name,
            o.statuses AS there, t.*
        FROM leads l JOIN offered o ON o.training_id = l.training_id JOIN training t ON t.id = o.training_id
        WHERE {_FITS}
        UNION ALL
        SELECT l.career, {_BEGINNING}, {FARTHEST}, 0, NULL, NULL, NULL, NULL, t.*
        FROM leads l JOIN training t ON t.id = l.training_id WHERE {SOMEWHERE} AND {_FITS}
    ), chosen AS (
        SELECT DISTINCT ON (career, beginning) * FROM found ORDER BY career, beginning, rank, sort
    )
    SELECT t.career, t.beginning, {ITEM.format(nearest=NEAREST)} AS json FROM chosen t {HERE}
    """
)

FIRST_ANYWHERE = text(
    f"""
    WITH {_LEADS}, chosen AS (
        SELECT DISTINCT ON (l.career, beginning) l.career, {_BEGINNING}, t.*
        FROM leads l JOIN training t ON t.id = l.training_id
        WHERE {_FITS} AND ({AT_A_PLACE} OR {SOMEWHERE})
        ORDER BY l.career, beginning, t.sort
    )
    SELECT t.career, t.beginning, {ITEM.format(nearest="NULL")} AS json FROM chosen t {HERE}
    """
)
