"""The notices that backpack tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Repeat, Topic, Wording

_NEWS = Lines(
    {"fr": "Du nouveau pour un badge", "en": "News about a badge"},
    {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
)
_badge = partial(
    Kind,
    topic=Topic.BADGES,
    reader=Reader.YOUNG,
    page="/me/badges",
    outside=Outside.CHOSEN,
    lock=_NEWS,
    tag="badge-{credential_id}",
    about="credential_id",
)
BADGE_PARENT_REFUSED = _badge("badge.parent_refused", outside=Outside.NOWHERE, lock=None)
BADGE_REQUESTED = _badge(
    "badge.requested",
    reader=Reader.ADULT,
    page="/issuing/requests",
    tag="requests-{organisation_id}",
    about="request_id",
    repeat=Repeat.LINE,
    same=("organisation_id",),
    lock=Lines(
        {"fr": "Une demande de badge", "en": "A request for a badge"},
        {"fr": "Un·e jeune attend votre réponse.", "en": "A young person awaits your answer."},
    ),
    letter=Wording(
        {"fr": "Une demande de badge vous attend", "en": "A request for a badge awaits you"},
        {
            "fr": "Un·e jeune demande un de vos badges et montre ce qui a été fait. Votre réponse est"
            " attendue.",
            "en": "A young person asks for one of your badges and shows what they did. Your answer is"
            " awaited.",
        },
        {"fr": "Voir la demande", "en": "See the request"},
    ),
)
