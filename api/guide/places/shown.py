"""What a link to a place shows."""

from sqlalchemy import text

from api.platform.feature.shown import UUID_LIKE, Shown, ShownThings, Told, both
from api.platform.kit.first_words import FirstWords
from api.platform.kit.head import Picture

_ONE = text(
    """
    SELECT name, concat_ws(', ', address, nullif(concat_ws(' ', postcode, nullif(commune_name, '')), ''))
    FROM place WHERE id = CAST(:id AS uuid) AND status = 'open'
    """
)

_LISTED = text("SELECT id::text FROM place WHERE status = 'open' ORDER BY id")


def _told(name: str, where: str) -> Told:
    return Told(
        both(name),
        {
            "fr": f"{where}. Ce qu’on y apprend, quand y aller, comment joindre l’équipe.",
            "en": f"{where}. What one learns there, when to go, how to get in touch.",
        },
        FirstWords("place", name),
    )


SHOWN: list[Shown | ShownThings] = [
    ShownThings(
        "/places/",
        UUID_LIKE,
        Picture("place", {"fr": "E-pass Orientation\u00a0: un lieu", "en": "E-pass Orientation: a place"}),
        _ONE,
        _told,
        _LISTED,
        answers="/api/v1/places/",
    )
]
"""The pages of places that are open."""
