"""The notices that offers tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording
from api.platform.kit.language import Words

_LOOK_FORMAL: Words = {"fr": "Ouvrez l’E-pass pour voir.", "en": "Open the E-pass to see."}
_see: Words = {"fr": "Voir l’offre", "en": "See the offer"}
_offer = partial(
    Kind,
    topic=Topic.OFFERS,
    reader=Reader.ADULT,
    page="/company/offers/{offer_id}",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "Du nouveau pour une de vos offres", "en": "News about one of your offers"}, _LOOK_FORMAL
    ),
    tag="offer-{offer_id}",
    about="offer_id",
)
OFFER_PUBLISHED = _offer(
    "offer.published",
    letter=Wording(
        {"fr": "Votre offre est en ligne", "en": "Your offer is online"},
        {
            "fr": "Les jeunes peuvent maintenant la trouver et y répondre dans l’E-pass.",
            "en": "Young people can now find it and apply in the E-pass.",
        },
        _see,
    ),
)
OFFER_HELD = _offer(
    "offer.held",
    letter=Wording(
        {"fr": "Votre offre est en cours de relecture", "en": "Your offer is being reviewed"},
        {
            "fr": "Une personne de la Région la regarde. Vous serez prévenu·e de sa réponse.",
            "en": "Somebody of the Region looks at it. You will be told the answer.",
        },
        _see,
    ),
)
OFFER_HIDDEN = _offer(
    "offer.hidden",
    letter=Wording(
        {"fr": "Votre offre n’est plus visible", "en": "Your offer is no longer visible"},
        {
            "fr": "La raison vous attend dans l’E-pass, avec ce que vous pouvez faire.",
            "en": "The reason awaits you in the E-pass, with what you can do.",
        },
        _see,
    ),
)
OFFER_DELETED = _offer(
    "offer.deleted",
    letter=Wording(
        {"fr": "Votre offre a été supprimée", "en": "Your offer was deleted"},
        {"fr": "La raison vous attend dans l’E-pass.", "en": "The reason awaits you in the E-pass."},
        _see,
    ),
)
OFFER_REVIEW = _offer("offer.review", page="/staff/offers", outside=Outside.NOWHERE, lock=None)
