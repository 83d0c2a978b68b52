"""What the search finds of this room."""

from api.platform.feature.searched import NO_TEXT, Searched

SEARCHED = Searched(
    "offer",
    f"""
    SELECT o.id::text, o.kind, o.title, ARRAY[o.company_name],
        concat_ws(' ', o.commune_name, o.keywords, array_to_string(o.levels, ' '),
            (SELECT string_agg(k.label, ' ') FROM career k
                WHERE k.rome_version = 4 AND k.code = ANY(o.rome_codes))),
        o.description, NULL::integer, {NO_TEXT}, o.commune_name, NULL::timestamptz, ARRAY[o.lat],
        ARRAY[o.lon], NULL, o.rome_codes, ARRAY[left(o.commune_code, 2)]
    FROM offer o WHERE o.status = 'published'
    """,
    often=True,
    demo="SELECT id::text FROM offer WHERE demo AND id = ANY(CAST(:ids AS uuid[]))",
)
"""Offers that are published."""
