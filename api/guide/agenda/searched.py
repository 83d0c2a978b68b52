"""What the search finds of this room."""

from api.platform.feature.searched import NO_TEXT, Searched

SEARCHED = Searched(
    "event",
    f"""
    SELECT e.id::text, e.kind, e.title, {NO_TEXT}, concat_ws(' ', e.place_name, e.commune_name),
        coalesce(e.description, ''), NULL::integer, {NO_TEXT}, e.commune_name, e.starts_at,
        array_remove(ARRAY[e.lat], NULL), array_remove(ARRAY[e.lon], NULL), e.place_id::text, {NO_TEXT},
        ARRAY[left(e.commune_code, 2)]
    FROM event e WHERE e.status = 'scheduled' AND e.ends_at > now()
    """,
    often=True,
    demo="SELECT id::text FROM event WHERE demo AND id = ANY(CAST(:ids AS uuid[]))",
)
"""Events to come or under way."""
