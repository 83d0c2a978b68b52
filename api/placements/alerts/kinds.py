"""The notices that alerts tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording
from api.platform.kit.language import Words

_LOOK: Words = {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."}
_alert = partial(Kind, topic=Topic.ALERTS, reader=Reader.YOUNG, page="/me/alerts", tag="alerts")
ALERT_FOUND = _alert(
    "alert.found",
    page="/offers/{offer_id}",
    tag="offer-{offer_id}",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "Une nouvelle offre pour toi", "en": "A new offer for you"},
        {"fr": "Elle correspond à une de tes recherches.", "en": "It matches one of your searches."},
    ),
    letter=Wording(
        {"fr": "Une offre pour toi", "en": "An offer for you"},
        {
            "fr": "Une nouvelle offre correspond à l’une de tes recherches.",
            "en": "A new offer fits one of your searches.",
        },
    ),
    about="offer_id",
    digest="alert.digest",
)
ALERT_DIGEST = _alert(
    "alert.digest",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "De nouvelles offres pour toi", "en": "New offers for you"},
        {"fr": "Elles correspondent à tes recherches.", "en": "They match your searches."},
    ),
    letter=Wording(
        {"fr": "Des offres pour toi", "en": "Offers for you"},
        {
            "fr": "De nouvelles offres correspondent à tes recherches.",
            "en": "New offers fit your searches.",
        },
    ),
)
ALERT_STILL_SEARCHING = _alert(
    "alert.still_searching",
    outside=Outside.CHOSEN,
    lock=Lines({"fr": "Tu cherches toujours ?", "en": "Are you still searching?"}, _LOOK),
    letter=Wording(
        {"fr": "Tu cherches toujours ?", "en": "Are you still searching?"},
        {
            "fr": "Une de tes recherches date d’il y a longtemps. Si tu cherches toujours, dis-le dans les"
            " {answer_days} jours. Sinon, elle s’arrêtera toute seule.",
            "en": "One of your searches is from long ago. If you still search, say so within {answer_days}"
            " days. Otherwise it will stop by itself.",
        },
    ),
    about="alert_id",
)
ALERT_STOPPED = _alert("alert.stopped", about="alert_id")
