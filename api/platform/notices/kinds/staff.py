"""Notices of staff: what waits for referents, moderators and admins."""

from functools import partial

from api.platform.kit.language import Words
from api.platform.notices.kinds.base import Kind, Lines, Outside, Reader, Topic, Wording

_LOOK: Words = {"fr": "Ouvrez l’E-pass pour voir.", "en": "Open the E-pass to see."}

_staff = partial(Kind, topic=Topic.ROLES, reader=Reader.ADULT, page="/staff")

CANDIDACY_SUBMITTED = _staff("candidacy.submitted")
CANDIDACY_PROFILE_CHANGED = _staff("candidacy.profile_changed")
CANDIDACY_REMINDER = _staff(
    "candidacy.reminder",
    outside=Outside.CHOSEN,
    tag="candidacy-{candidacy_id}",
    lock=Lines({"fr": "Une demande attend votre réponse", "en": "A request awaits your answer"}, _LOOK),
    letter=Wording(
        {"fr": "Une demande attend votre réponse", "en": "A request awaits your answer"},
        {
            "fr": "Une demande pour le rôle « {role} » attend depuis le {since:day}. La personne vous le"
            " rappelle.",
            "en": "A request for the role “{role}” has been waiting since {since:day}. The person reminds you"
            " of it.",
        },
    ),
)
OPPOSITION_RECEIVED = _staff("opposition.received")

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
            "fr": "Un jeune est peut-être en danger. Le signalement vous attend dans l’E-pass.",
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
IMPORT_REFUSED = _staff("import.refused", topic=Topic.ACCOUNT, outside=Outside.MAIL, waits=False)

KINDS = [one for one in list(globals().values()) if isinstance(one, Kind)]
