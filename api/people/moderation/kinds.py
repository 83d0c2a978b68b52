"""The notices that moderation tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording
from api.platform.kit.language import Words

_right = partial(Kind, topic=Topic.ACCOUNT, reader=Reader.EITHER, outside=Outside.MAIL, waits=False)
STATEMENT_NEW = _right("statement.new", page="/me/statements/{decision_id}")
APPEAL_DECIDED = _right("appeal.decided", page="/me/statements/{decision_id}")
HOLD_BEGUN = _right(
    "hold.begun",
    reader=Reader.ADULT,
    page="/me/statements",
    letter=Wording(
        {"fr": "Un de vos messages est relu", "en": "One of your messages is being looked at"},
        {
            "fr": "Un programme a retenu un de vos messages à une ou un jeune. Une personne de la"
            " modération le relit et décide avant le {until:time}. D’ici là, vous ne pouvez pas écrire aux"
            " moins de 18 ans.",
            "en": "A program held one of your messages to a young person. A moderator reads it and decides"
            " before {until:time}. Until then you cannot write to minors.",
        },
        warning=True,
    ),
)
HOLD_ENDED = _right(
    "hold.ended",
    reader=Reader.ADULT,
    page="/me/statements/{decision_id}",
    letter=Wording(
        {"fr": "Vous pouvez de nouveau écrire aux jeunes", "en": "You can write to young people again"},
        {
            "fr": "Une personne de la modération a relu votre message : il n’y a rien à vous reprocher, et il"
            " est parti. Nous vous présentons nos excuses pour l’attente. Merci de répondre aux jeunes.",
            "en": "A moderator has read your message: nothing is held against you, and it has gone out. We"
            " apologise for the wait. Thank you for answering young people.",
        },
        warning=True,
    ),
)
_LOOK: Words = {"fr": "Ouvrez l’E-pass pour voir.", "en": "Open the E-pass to see."}
_staff = partial(Kind, topic=Topic.ROLES, reader=Reader.ADULT, page="/staff")
CASE_OPENED = _staff(
    "case.opened",
    page="/staff/cases/{case_id}",
    outside=Outside.BOTH,
    waits=False,
    urgency="high",
    tag="case-{case_id}",
    lock=Lines(
        {"fr": "Un signalement urgent", "en": "An urgent report"},
        {"fr": "Ouvrez l’E-pass pour le regarder maintenant.", "en": "Open the E-pass to look at it now."},
    ),
    letter=Wording(
        {
            "fr": "Urgent : un signalement à regarder maintenant",
            "en": "Urgent: a report to look at now",
        },
        {
            "fr": "Une ou un jeune est peut-être en danger. Le signalement vous attend dans l’E-pass.",
            "en": "A young person may be in danger. The report awaits you in the E-pass.",
        },
    ),
)
"""Rings where somebody may be in danger, at any hour; of lesser things the line is enough."""
CASE_WAITING = _staff(
    "case.waiting",
    page="/staff/cases",
    outside=Outside.ALWAYS,
    tag="cases",
    lock=Lines({"fr": "Des signalements vous attendent", "en": "Reports await you"}, _LOOK),
    letter=Wording(
        {"fr": "Des signalements vous attendent", "en": "Reports await you"},
        {
            "fr": "Des signalements attendent une décision depuis plusieurs jours ({count}).",
            "en": "Reports have been waiting for a decision for several days ({count}).",
        },
    ),
)
APPEAL_NEW = _staff("appeal.new", page="/staff/appeals")
