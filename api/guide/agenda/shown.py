"""What a link to the agenda, and to an event, shows."""

from datetime import datetime

from sqlalchemy import text

from api.guide.agenda.demo import said_so
from api.guide.agenda.models import EventStatus
from api.platform.feature.shown import UUID_LIKE, Shown, ShownThings, Told, both
from api.platform.kit.first_words import FirstWords
from api.platform.kit.head import Picture
from api.platform.kit.language import Language, Words, time_of

_ONE = text(
    """
    SELECT title, starts_at, status, concat_ws(', ', place_name, nullif(commune_name, '')), description,
        demo
    FROM event WHERE id = CAST(:id AS uuid)
    """
)


def _told(title: str, starts_at: datetime, status: str, where: str, description: str, demo: bool) -> Told:
    cancelled = {"fr": "Annulé. ", "en": "Cancelled. "} if status == EventStatus.CANCELLED else both("")

    def words(language: Language) -> str:
        return f"{cancelled[language]}{time_of(starts_at, language)}, {where}. {description or ''}"

    named: Words = {"fr": said_so(title, demo, "fr"), "en": said_so(title, demo, "en")}
    return Told(named, {"fr": words("fr"), "en": words("en")}, None if demo else FirstWords("event", title))


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/agenda",
        {"fr": "Agenda", "en": "Events"},
        {
            "fr": "Orientibus, portes ouvertes, salons, visites d’entreprises, ateliers.",
            "en": "Stops of the orientation bus, open days, fairs, visits to companies, workshops.",
        },
        searches_near=True,
    ),
    ShownThings(
        "/events/",
        UUID_LIKE,
        Picture(
            "event", {"fr": "E-pass Orientation\u00a0: un événement", "en": "E-pass Orientation: an event"}
        ),
        _ONE,
        _told,
        answers="/api/v1/events/",
    ),
]
"""The agenda and the pages of events."""
