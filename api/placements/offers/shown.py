"""What a link to offers, and to one of them, shows. Who offers it is not said: it may be a person."""

from sqlalchemy import text

from api.placements.offers.models import OfferKind
from api.placements.offers.queries import IS_FINDABLE
from api.platform.access import adults
from api.platform.feature.shown import UUID_LIKE, Shown, ShownThings, Told, both
from api.platform.kit.clock import today
from api.platform.kit.first_words import FirstWords
from api.platform.kit.head import Picture
from api.platform.kit.language import Words

_ONE = text(
    f"""
    SELECT o.title, o.kind, o.commune_name, o.description FROM offer o
    WHERE o.id = CAST(:id AS uuid) AND {IS_FINDABLE}
    """
)

_KINDS: dict[OfferKind, Words] = {
    OfferKind.OBSERVATION: {"fr": "Stage d’observation", "en": "Observation placement"},
    OfferKind.PLACEMENT: {"fr": "Stage long", "en": "Long placement"},
    OfferKind.APPRENTICESHIP: {"fr": "Alternance", "en": "Work-study"},
}


def _told(title: str, kind: str, commune: str, description: str) -> Told:
    called = _KINDS[OfferKind(kind)]
    return Told(
        both(title),
        {
            "fr": f"{called['fr']}, {commune}. {description}",
            "en": f"{called['en']}, {commune}. {description}",
        },
        FirstWords("offer", title, called["fr"]),
    )


SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/offers",
        {"fr": "Stages et alternance", "en": "Placements and work-study"},
        {
            "fr": "Stages d’observation, stages longs et apprentissage, au plus près.",
            "en": "Observation placements, long placements and apprenticeships near you.",
        },
        searches_near=True,
    ),
    Shown(
        "/immersion",
        {"fr": "L’immersion en entreprise", "en": "Immersion in a company"},
        {
            "fr": "Quelques jours pour découvrir un métier quand on n’est plus à l’école, et qui signe.",
            "en": "A few days in a company to discover a job once one has left school, and who signs for it.",
        },
    ),
    ShownThings(
        "/offers/",
        UUID_LIKE,
        Picture(
            "offer",
            {
                "fr": "E-pass Orientation\u00a0: un stage ou une alternance",
                "en": "E-pass Orientation: a placement",
            },
        ),
        _ONE,
        _told,
        parameters=lambda: {"today": today(), **adults()},
        answers="/api/v1/offers/",
    ),
]
"""Offers."""
