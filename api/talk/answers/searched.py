"""What the search finds of this room."""

from api.platform.feature.searched import NO_TEXT, NOWHERE, Searched

SEARCHED = Searched(
    "answer",
    f"""
    SELECT a.id::text, a.career_code, a.question, {NO_TEXT},
        coalesce((SELECT k.label FROM career k WHERE k.rome_version = 4 AND k.code = a.career_code), ''),
        a.answer, NULL::integer, {NO_TEXT}, NULL, NULL::timestamptz, {NOWHERE}, NULL,
        array_remove(ARRAY[a.career_code], NULL), {NO_TEXT}
    FROM public_answer a WHERE a.status = 'published'
    """,
    often=True,
)
"""Public answers."""
