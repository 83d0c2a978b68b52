"""What a link to badges that one can earn shows."""

from sqlalchemy import text

from api.platform.feature.shown import APP_PICTURE, UUID_LIKE, Shown, ShownThings, as_written

_ONE = text(
    """
    SELECT name, description FROM badge_achievement WHERE id = CAST(:id AS uuid) AND status = 'published'
    """
)


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/badges/catalogue",
        {"fr": "Badges à obtenir", "en": "Badges to earn"},
        {
            "fr": "Ce que l’on peut gagner près de chez soi, et comment.",
            "en": "What one can earn near home, and how.",
        },
    ),
    ShownThings("/achievements/", UUID_LIKE, APP_PICTURE, _ONE, as_written),
]
"""The catalogue; a badge that somebody holds is theirs to show."""
