"""What the search finds of this room."""

from api.guide.careers.queries import THEME_LINKS
from api.platform.feature.searched import NO_TEXT, NOWHERE, Searched

SEARCHED = Searched(
    "career",
    f"""
    SELECT c.code, left(c.code, 1), c.label, ARRAY(
            SELECT DISTINCT a.label FROM career_appellation a
            WHERE a.rome_version = c.rome_version AND a.code = c.code AND a.label <> c.label ORDER BY 1),
        concat_ws(' ', family.label, domain.label,
            (SELECT string_agg(g.label, ' ') FROM career_liking_link l
                JOIN career_liking g USING (rome_version, liking_code)
                WHERE l.rome_version = c.rome_version AND l.code = c.code),
            (SELECT string_agg(g.label, ' ') FROM {THEME_LINKS} l
                JOIN career_theme g USING (rome_version, theme_code)
                WHERE l.rome_version = c.rome_version AND l.code = c.code)),
        coalesce((SELECT string_agg(x.text, ' ') FROM career_text x
            WHERE x.rome_version = c.rome_version AND x.code = c.code AND x.kind = 'definition'), ''),
        NULL::integer, {NO_TEXT}, NULL, NULL::timestamptz, {NOWHERE}, NULL, ARRAY[c.code], {NO_TEXT}
    FROM career c LEFT JOIN career_family family ON family.code = c.family_code
    LEFT JOIN career_family domain ON domain.code = left(c.code, 1)
    WHERE c.rome_version = (SELECT max(rome_version) FROM career)
    """,
)
"""Careers of the newest ROME version."""
