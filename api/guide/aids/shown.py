"""What a link to aids, and to a sheet of them, shows."""

import re

from sqlalchemy import text

from api.guide.aids.sheets import SheetId
from api.platform.feature.shown import APP_PICTURE, Shown, ShownThings, Told

_IDS = re.compile(SheetId)
_ONE = text(
    """
    SELECT fr->>'title', en->>'title', coalesce(fr->'what'->>0, ''), coalesce(en->'what'->>0, '')
    FROM aid_sheet WHERE id = :id
    """
)

_LISTED = text("SELECT id FROM aid_sheet ORDER BY id")


def _told(french: str, english: str, what: str, english_what: str) -> Told:
    return Told({"fr": french, "en": english}, {"fr": what, "en": english_what})


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/aids",
        {"fr": "Aides et coups de pouce", "en": "Help and a leg up"},
        {
            "fr": "De l’argent, un toit, un trajet\u00a0: à qui demander.",
            "en": "Money, a roof, a journey: whom to ask.",
        },
    ),
    ShownThings("/aids/", _IDS, APP_PICTURE, _ONE, _told, _LISTED),
]
"""Aids and the sheets of the region's own."""
