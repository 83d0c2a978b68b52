"""What offers write to companies by mail: that something happened, never what it says."""

from collections.abc import Callable
from uuid import UUID

from api.kit.language import Language, Words
from api.mail.letters import Letter
from api.settings import Settings

_SUBJECTS: dict[str, Words] = {
    "offer.published": {"fr": "Votre offre est en ligne", "en": "Your offer is online"},
    "offer.held": {"fr": "Votre offre est en cours de relecture", "en": "Your offer is being reviewed"},
    "offer.hidden": {"fr": "Votre offre n’est plus visible", "en": "Your offer is no longer visible"},
    "offer.deleted": {"fr": "Votre offre a été supprimée", "en": "Your offer was deleted"},
}
_TEXTS: dict[str, Words] = {
    "offer.published": {
        "fr": "Les jeunes peuvent maintenant la trouver et y répondre dans l’E-pass.",
        "en": "Young people can now find it and apply in the E-pass.",
    },
    "offer.held": {
        "fr": "Une personne de la Région la regarde. Vous serez prévenu·e de sa réponse.",
        "en": "Somebody of the Region looks at it. You will be told the answer.",
    },
    "offer.hidden": {
        "fr": "La raison vous attend dans l’E-pass, avec ce que vous pouvez faire.",
        "en": "The reason awaits you in the E-pass, with what you can do.",
    },
    "offer.deleted": {
        "fr": "La raison vous attend dans l’E-pass.",
        "en": "The reason awaits you in the E-pass.",
    },
}
_OPEN: Words = {"fr": "Voir l’offre", "en": "See the offer"}


def letter(settings: Settings, kind: str, offer_id: UUID) -> Callable[[Language], Letter]:
    """A mail about one offer of the reader's company, in the reader's language."""

    def compose(language: Language) -> Letter:
        return Letter(
            language=language,
            subject=_SUBJECTS[kind][language],
            paragraphs=[_TEXTS[kind][language]],
            action=_OPEN[language],
            url=f"{settings.public_url}/company/offers/{offer_id}",
            formal=True,
        )

    return compose
