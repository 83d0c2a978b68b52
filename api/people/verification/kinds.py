"""The notices that verification tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Topic, Wording
from api.platform.kit.language import Words

_LOOK_FORMAL: Words = {"fr": "Ouvrez l’E-pass pour voir.", "en": "Open the E-pass to see."}
_candidacy = partial(
    Kind,
    topic=Topic.ROLES,
    reader=Reader.ADULT,
    page="/me/roles",
    outside=Outside.CHOSEN,
    lock=Lines({"fr": "Une réponse à votre demande", "en": "An answer to your request"}, _LOOK_FORMAL),
    tag="candidacy-{candidacy_id}",
)
_DECIDED: Words = {"fr": "Une réponse à votre demande", "en": "An answer to your request"}
CANDIDACY_ACCEPTED = _candidacy(
    "candidacy.accepted",
    letter=Wording(
        _DECIDED,
        {
            "fr": "Votre demande pour le rôle « {role} » est acceptée. Merci !",
            "en": "Your request for the role “{role}” is accepted. Thank you!",
        },
    ),
)
CANDIDACY_REFUSED = _candidacy(
    "candidacy.refused",
    letter=Wording(
        _DECIDED,
        {
            "fr": "Votre demande pour le rôle « {role} » n’est pas acceptée. La raison vous attend dans"
            " l’E-pass.",
            "en": "Your request for the role “{role}” is not accepted. The reason awaits you in the E-pass.",
        },
    ),
)
CANDIDACY_REVOKED = _candidacy(
    "candidacy.revoked",
    letter=Wording(
        _DECIDED,
        {
            "fr": "Votre rôle « {role} » prend fin. La raison vous attend dans l’E-pass.",
            "en": "Your role “{role}” ends. The reason awaits you in the E-pass.",
        },
    ),
)
CANDIDACY_RENEW = _candidacy(
    "candidacy.renew",
    lock=Lines({"fr": "Toujours partant·e ?", "en": "Still with us?"}, _LOOK_FORMAL),
    letter=Wording(
        {"fr": "Toujours partant·e ?", "en": "Still with us?"},
        {
            "fr": "Vous répondez aux jeunes depuis un an : merci. Pour continuer après le {until:day}, signez"
            " de nouveau la charte. Cela prend une minute.",
            "en": "You have answered young people for a year: thank you. To go on after {until:day}, sign the"
            " charter again. It takes a minute.",
        },
    ),
)
CANDIDACY_EXPIRED = _candidacy(
    "candidacy.expired",
    lock=Lines({"fr": "Une année se termine", "en": "A year is over"}, _LOOK_FORMAL),
    letter=Wording(
        {"fr": "Votre profil n’est plus visible", "en": "Your profile is no longer visible"},
        {
            "fr": "Votre année de mentor est terminée. Pour revenir dans la liste, signez de nouveau la"
            " charte : l’équipe de la Région regarde ensuite votre demande.",
            "en": "Your year as a mentor is over. To come back to the list, sign the charter again: a"
            " referent then looks at your request.",
        },
    ),
)
_organisation = partial(
    Kind,
    topic=Topic.ROLES,
    reader=Reader.ADULT,
    page="/me/organisation/{organisation_id}",
    about="organisation_id",
)
ORGANISATION_CHECKED_ANEW = _organisation(
    "organisation.checked_anew",
    outside=Outside.CHOSEN,
    tag="organisation-{organisation_id}",
    lock=Lines({"fr": "Votre organisation", "en": "Your organisation"}, _LOOK_FORMAL),
    letter=Wording(
        {"fr": "Votre organisation est vérifiée de nouveau", "en": "Your organisation is checked anew"},
        {
            "fr": "Une personne de la Région vérifie de nouveau votre organisation. D’ici là, vos offres"
            " attendent. Vous n’avez rien à faire.",
            "en": "Somebody of the Region checks your organisation anew. Until then your offers wait. There"
            " is nothing you have to do.",
        },
    ),
)
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
