"""SQL of figures. Statements are static, and answer with JSON that Python only joins."""

from sqlalchemy import text

_PUBLISHED = """coalesce(o.further_study, o.employed_6, o.expected_6, o.employed_12, o.employed_18,
    o.employed_24, o.studying, o.employed, o.other, o.broken_contracts) IS NOT NULL"""

# The list of CFA is published again each year with all years: of two that tell of the same, it is the newer.
_NEWEST = "array_position(ARRAY['cfa', 'pro', 'apprenticeship'], o.origin)"

_OUTCOME = """json_build_object(
    'year', o.year, 'way', o.way, 'further_study', o.further_study, 'employed_6', o.employed_6,
    'expected_6', o.expected_6, 'difference', o.difference, 'employed_12', o.employed_12,
    'employed_18', o.employed_18, 'employed_24', o.employed_24, 'studying', o.studying,
    'employed', o.employed, 'other', o.other, 'broken_contracts', o.broken_contracts)"""

OUTCOMES_OF_PLACE = text(
    f"""
    SELECT json_build_object('outcomes', coalesce(
               json_agg({_OUTCOME} ORDER BY o.year DESC, o.way) FILTER (WHERE o.uai IS NOT NULL), '[]'
           ))::text AS json,
           array_agg(DISTINCT o.origin) FILTER (WHERE o.uai IS NOT NULL) AS origins
    FROM place p
    LEFT JOIN LATERAL (
        SELECT DISTINCT ON (o.year, o.way) o.* FROM outcome_school o
        WHERE o.uai = p.uai AND {_PUBLISHED} ORDER BY o.year, o.way, {_NEWEST}
    ) AS o ON true
    WHERE p.id = :id GROUP BY p.id
    """
)

# The latest year in which the school's rate is published, beside what was expected of it where that is.
OUTCOMES_OF_SCHOOLS = text(
    f"""
    SELECT DISTINCT ON (o.uai, o.way) o.uai, o.way, o.year, o.employed_6, o.expected_6, o.difference,
        o.further_study
    FROM outcome_school o
    WHERE o.uai = ANY(CAST(:uais AS text[])) AND coalesce(o.employed_6, o.further_study) IS NOT NULL
    ORDER BY o.uai, o.way, o.year DESC, {_NEWEST}
    """
)

OUTCOMES_OF_TRAINING = text(
    """
    SELECT o.code, o.year, o.way, o.leavers, o.further_study, o.employed_6, o.employed_12, o.employed_18,
           o.employed_24
    FROM outcome_training o
    WHERE o.code = ANY(CAST(:codes AS text[])) AND o.region = :region
      AND coalesce(o.further_study, o.employed_6, o.employed_12, o.employed_18, o.employed_24) IS NOT NULL
    ORDER BY o.year DESC, o.way, o.leavers DESC NULLS LAST, o.code
    """
)
