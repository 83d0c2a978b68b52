"""SQL of the UAIs that are a place's beside its own."""

# The UAIs that live records of a place tell, and that no open place has as its own.
ALIASES = (
    """
    WITH told AS (
        SELECT r.place_id, v.uai FROM touched_place JOIN place_record r USING (place_id),
             LATERAL (VALUES (r.values->>'uai'), (r.values->'section'->>'uai')) AS v(uai)
        WHERE r.vanished_on IS NULL
    )
    DELETE FROM place_alias
    WHERE place_id IN (SELECT place_id FROM touched_place) AND (place_id, uai) NOT IN (
            SELECT place_id, uai FROM told WHERE uai IS NOT NULL)
        OR uai IN (
            SELECT p.uai FROM touched_place t JOIN place p ON p.id = t.place_id WHERE p.status = 'open')
    """,
    """
    INSERT INTO place_alias (uai, place_id)
    SELECT v.uai, min(p.id::text)::uuid
    FROM touched_place t JOIN place p ON p.id = t.place_id JOIN place_record r ON r.place_id = p.id,
         LATERAL (VALUES (r.values->>'uai'), (r.values->'section'->>'uai')) AS v(uai)
    WHERE p.status = 'open' AND r.vanished_on IS NULL AND v.uai IS NOT NULL
      AND NOT EXISTS (SELECT FROM place own WHERE own.uai = v.uai AND own.status = 'open')
    GROUP BY v.uai
    ON CONFLICT (uai) DO UPDATE SET place_id = excluded.place_id
    WHERE place_alias.place_id <> excluded.place_id
    """,
)

BY_UAI = """
    SELECT uai, id::text FROM (
        SELECT uai, id, 0 AS rank FROM place WHERE uai = ANY(%(codes)s)
        UNION ALL SELECT uai, place_id, 1 FROM place_alias WHERE uai = ANY(%(codes)s)
    ) AS named ORDER BY rank
"""
"""Who makes a dictionary of it keeps the last: of a closed place, the one that has its UAI now."""
