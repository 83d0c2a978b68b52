"""What a link to careers, and to one of them, shows."""

import re

from sqlalchemy import text

from api.guide.careers.schemas import RomeCode
from api.platform.feature.shown import Shown, ShownThings, Told, both
from api.platform.kit.first_words import FirstWords
from api.platform.kit.head import Picture
from api.platform.kit.language import Words

_IDS = re.compile(RomeCode)
_ONE = text(
    """
    SELECT c.label, (SELECT string_agg(t.text, ' ' ORDER BY t.position) FROM career_text t
        WHERE t.rome_version = c.rome_version AND t.code = c.code AND t.kind = 'definition'),
        (SELECT s.fr->>'hook' FROM career_sheet s WHERE s.code = c.code)
    FROM career c WHERE c.code = :id AND c.rome_version = (SELECT max(rome_version) FROM career)
    """
)

_LISTED = text(
    "SELECT code AS id FROM career WHERE rome_version = (SELECT max(rome_version) FROM career) ORDER BY code"
)


def _told(label: str, definition: str | None, hook: str | None) -> Told:
    usual: Words = {
        "fr": "Ce qu’on y fait, comment on y arrive, combien on gagne, qui recrute, qui en parle.",
        "en": "What one does, how one gets there, what one earns, who is hiring, who tells about it.",
    }
    first = FirstWords("career", label, "Métier", hook or "", pictured=True)
    return Told(both(label), both(definition) if definition else usual, first)


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/careers",
        {"fr": "Métiers", "en": "Jobs"},
        {
            "fr": "Par un nom, ou à partir de ce qu’on aime\u00a0: ce qu’on fait, comment on y arrive.",
            "en": "Look for a job, or begin with what you like: what one does, and how one gets there.",
        },
    ),
    ShownThings(
        "/careers/",
        _IDS,
        Picture("career", {"fr": "E-pass Orientation\u00a0: un métier", "en": "E-pass Orientation: a job"}),
        _ONE,
        _told,
        _LISTED,
        answers="/api/v1/careers/",
    ),
]
"""The list and the pages of careers."""
