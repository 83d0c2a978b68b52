"""What a link to badges that one can earn shows."""

from sqlalchemy import text

from api.platform.feature.shown import APP_PICTURE, UUID_LIKE, Shown, ShownThings, Told, both
from api.platform.kit.database import Reader, fetch

_ONE = text(
    """
    SELECT name, description FROM badge_achievement WHERE id = CAST(:id AS uuid) AND status = 'published'
    """
)


async def _tell(reader: Reader, achievement: str) -> Told | None:
    rows = await fetch(reader, _ONE, {"id": achievement})
    return Told(both(rows[0][0]), both(rows[0][1])) if rows else None


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/badges/catalogue",
        {"fr": "Badges à obtenir", "en": "Badges to earn"},
        {
            "fr": "Ce que l’on peut gagner près de chez soi, et comment.",
            "en": "What one can earn near home, and how.",
        },
    ),
    ShownThings("/achievements/", UUID_LIKE, APP_PICTURE, _tell),
]
"""The catalogue; a badge that somebody holds is theirs to show."""
