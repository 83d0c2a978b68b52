"""What the search finds of this room."""

from api.platform.feature.searched import NO_TEXT, Searched

SEARCHED = Searched(
    "place",
    f"""
    SELECT p.id::text, p.kind, p.name, {NO_TEXT}, concat_ws(' ', p.commune_name, p.keywords),
        coalesce(taught.labels, ''), NULL::integer, coalesce(taught.statuses, {NO_TEXT}), p.commune_name,
        NULL::timestamptz, ARRAY[p.lat], ARRAY[p.lon], p.id::text, {NO_TEXT},
        ARRAY[left(coalesce(p.commune_code, p.postcode), 2)]
    FROM place p LEFT JOIN LATERAL (
        SELECT string_agg(DISTINCT t.label, ' ') AS labels, array_agg(DISTINCT status) AS statuses
        FROM training_place tp JOIN training t ON t.id = tp.training_id, unnest(tp.statuses) AS status
        WHERE tp.uai = p.uai
    ) AS taught ON true
    WHERE p.status = 'open'
    """,
    demo="SELECT id::text FROM place WHERE demo AND id = ANY(CAST(:ids AS uuid[]))",
)
"""Places that are open."""
