"""What the search finds of this room."""

from api.platform.feature.searched import NO_TEXT, NOWHERE, Searched

SEARCHED = Searched(
    "help",
    f"""
    SELECT '/aids/' || s.id, s.topic, s.fr->>'title', ARRAY[s.en->>'title'], coalesce(s.fr->>'lead', ''),
        s.fr::text, NULL::integer, {NO_TEXT}, NULL, NULL::timestamptz, {NOWHERE}, NULL, {NO_TEXT}, {NO_TEXT}
    FROM aid_sheet s
    """,
)
"""Sheets of aids."""
