"""The notices that issuing tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Repeat, Topic, Wording
from api.platform.kit.language import Words

_NEWS = Lines(
    {"fr": "Du nouveau pour un badge", "en": "News about a badge"},
    {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."},
)
_YOURS: Words = {"fr": "Tu as un badge", "en": "You have a badge"}
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
_request = partial(_badge, tag="badge-{request_id}", about="request_id")
BADGE_OFFERED = _badge(
    "badge.offered",
    tag="badge-offered",
    lock=Lines(_YOURS, {"fr": "Ouvre l’E-pass pour le voir.", "en": "Open the E-pass to see it."}),
    letter=Wording(
        {"fr": "Tu as reçu un badge", "en": "You have received a badge"},
        {
            "fr": "Un badge t’attend : la preuve de ce que tu as fait en dehors des cours. Il t’attend"
            " pendant {offer_days} jours.",
            "en": "A badge awaits you: the proof of what you did outside class. It awaits you for"
            " {offer_days} days.",
        },
    ),
)
BADGE_ISSUED = _badge(
    "badge.issued",
    lock=Lines(_YOURS, {"fr": "Il est dans ton E-pass.", "en": "It is in your E-pass."}),
    letter=Wording(
        {"fr": "Tu as reçu un badge", "en": "You have received a badge"},
        {
            "fr": "Un nouveau badge est dans ton E-pass. Personne d’autre ne le voit sans ton accord.",
            "en": "A new badge is in your E-pass. Nobody else sees it unless you want it.",
        },
    ),
)
BADGE_WITH_PARENT = _badge(
    "badge.with_parent",
    letter=Wording(
        {"fr": "Un badge attend l’accord d’un parent", "en": "A badge awaits a parent’s consent"},
        {
            "fr": "Un badge est pour toi. Avant qu’il soit à toi, un de tes parents doit l’accepter.",
            "en": "A badge is for you. Before it is yours, one of your parents has to accept it.",
        },
    ),
)
BADGE_REVOKED = _badge(
    "badge.revoked",
    letter=Wording(
        {"fr": "Du nouveau pour un de tes badges", "en": "News about one of your badges"},
        {
            "fr": "Un de tes badges n’est plus valable. La raison t’attend dans l’E-pass.",
            "en": "One of your badges is no longer valid. The reason awaits you in the E-pass.",
        },
    ),
)
BADGE_SIGNED_ANEW = _badge(
    "badge.signed_anew",
    letter=Wording(
        {"fr": "Un de tes badges a été signé de nouveau", "en": "One of your badges was signed anew"},
        {
            "fr": "Par sécurité, un de tes badges a été signé de nouveau. Il reste à toi, et tes liens"
            " marchent. Mais tes anciens fichiers ne prouvent plus rien : télécharge-le encore une fois.",
            "en": "For safety, one of your badges was signed anew. It is still yours, and your links work."
            " But the files that you had downloaded no longer prove anything: download it once more.",
        },
    ),
)
BADGE_REQUEST_ENDED = _request(
    "badge.request_ended",
    letter=Wording(
        {"fr": "Du nouveau pour ta demande de badge", "en": "News about your request for a badge"},
        {
            "fr": "L’organisation à qui tu avais demandé un badge n’en donne plus, et ne peut"
            " pas te répondre. Tu n’y es pour rien. Ce que tu as fait compte toujours : d’autres"
            " badges t’attendent dans l’E-pass.",
            "en": "The organisation you asked for a badge awards none any more, and cannot answer you. It is"
            " not your fault. What you did still counts: other badges await you in the E-pass.",
        },
    ),
)
BADGE_REQUEST_REFUSED = _request(
    "badge.request_refused",
    letter=Wording(
        {"fr": "Une réponse t’attend", "en": "An answer awaits you"},
        {
            "fr": "Ta demande de badge a reçu une réponse. Elle t’attend dans l’E-pass.",
            "en": "Your request for a badge has been answered. The answer awaits you in the E-pass.",
        },
    ),
)
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
