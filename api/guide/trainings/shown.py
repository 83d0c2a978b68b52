"""What a link to trainings, and to one of them, shows."""

import re

from sqlalchemy import text

from api.guide.trainings.queries import OPEN_TO_NEWCOMERS
from api.guide.trainings.schemas import TrainingId
from api.platform.feature.shown import Shown, ShownThings, Told, both
from api.platform.kit.first_words import FirstWords
from api.platform.kit.head import Picture

_IDS = re.compile(TrainingId)
_ONE = text("SELECT label, diploma FROM training WHERE id = :id")

_LEAD = "Où on l’apprend, comment on y entre, ce qu’on peut faire après."
"""As the page says it (`trainings.sheetLead`)."""

_LISTED = text(f"SELECT t.id FROM training t WHERE {OPEN_TO_NEWCOMERS} ORDER BY t.id")


def _told(label: str, diploma: str) -> Told:
    return Told(
        both(label),
        {
            "fr": f"{diploma}. Où l’apprendre, au lycée ou en apprentissage, comment y entrer, et la suite.",
            "en": f"{diploma}. Where to learn it, at school or as an apprentice, how to get in, what next.",
        },
        FirstWords("training", label, diploma, _LEAD, pictured=True),
    )


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/trainings",
        {"fr": "Formations", "en": "Courses"},
        {
            "fr": "CAP, bac pro, BTS… au lycée ou en apprentissage, au plus près.",
            "en": "CAP, bac pro, BTS… at school or as an apprentice, near you.",
        },
        searches_near=True,
    ),
    ShownThings(
        "/trainings/",
        _IDS,
        Picture(
            "training",
            {"fr": "E-pass Orientation\u00a0: une formation", "en": "E-pass Orientation: a course"},
        ),
        _ONE,
        _told,
        _LISTED,
        answers="/api/v1/trainings/",
    ),
]
"""The list and the pages of trainings."""
