"""Notices of one's account: age, consents, data, roles, organisations, moderation."""

from functools import partial

from api.platform.kit.language import Words
from api.platform.notices.kinds.base import Kind, Lines, Outside, Reader, Repeat, Topic, Wording

_LOOK: Words = {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."}
_LOOK_FORMAL: Words = {"fr": "Ouvrez l’E-pass pour voir.", "en": "Open the E-pass to see."}

_own = partial(Kind, topic=Topic.ACCOUNT, reader=Reader.YOUNG)

AGE_VOUCHED = _own("age.vouched", page="/me/age")
AGE_NOT_VOUCHED = _own("age.not_vouched", page="/me/age")
BIRTH_DATE_DECIDED = _own("birth_date.decided", page="/me/profile")
EXPORT_READY = _own(
    "export.ready",
    page="/me/data",
    outside=Outside.CHOSEN,
    lock=Lines({"fr": "Ta demande est prête", "en": "What you asked for is ready"}, _LOOK),
    letter=Wording(
        {"fr": "La copie de tes données est prête", "en": "The copy of your data is ready"},
        {
            "fr": "Connecte-toi pour la télécharger. Elle sera effacée dans {export_days} jours.",
            "en": "Sign in to download it. It will be deleted in {export_days} days.",
        },
        {"fr": "Ouvrir « Mes données »", "en": "Open “My data”"},
    ),
)
ACCOUNT_INACTIVE = _own(
    "account.inactive",
    page="/me",
    outside=Outside.MAIL,
    waits=False,
    letter=Wording(
        {"fr": "Ton compte E-pass dort", "en": "Your E-pass account is asleep"},
        {
            "fr": "Tu n’es pas venu·e depuis longtemps. Sans connexion de ta part, ton compte sera effacé le"
            " {on:day}.",
            "en": "You have not come for a long time. Unless you sign in, your account will be deleted on"
            " {on:day}.",
        },
        {"fr": "Garder mon compte", "en": "Keep my account"},
        "/sign-in",
    ),
)
_factor = partial(_own, reader=Reader.ADULT, page="/me/security", outside=Outside.MAIL, waits=False)
SECOND_FACTOR_ADDED = _factor("second_factor.added")
SECOND_FACTOR_REMOVED = _factor("second_factor.removed")
SECOND_FACTOR_RESET = _factor("second_factor.reset")

_consent = partial(Kind, topic=Topic.CONSENTS, reader=Reader.YOUNG, page="/me/consents")
CONSENT_PARENT_ANSWERED = _consent("consent.parent_answered")
CONSENT_PARENT_WITHDREW = _consent("consent.parent_withdrew")
CONSENT_SUSPENDED = _consent("consent.suspended")
CONSENT_OPPOSITION_DECIDED = _consent("consent.opposition_decided")
CONSENT_ASKED_ANEW = _consent(
    "consent.asked_anew",
    outside=Outside.CHOSEN,
    lock=Lines({"fr": "À toi de décider", "en": "Up to you to decide"}, _LOOK),
    letter=Wording(
        {"fr": "Tu peux maintenant décider seul·e", "en": "You can now decide alone"},
        {
            "fr": "Tu as l’âge de décider sans tes parents. Ce qui demandait leur accord est en pause :"
            " dis-nous ce que tu veux garder.",
            "en": "You are old enough to decide without your parents. What needed their consent is paused:"
            " tell us what you want to keep.",
        },
        {"fr": "Choisir", "en": "Choose"},
    ),
)

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
            " charte : un référent regarde ensuite votre demande.",
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
ORGANISATION_JOINED = _organisation("organisation.joined")
ORGANISATION_REMOVED = _organisation("organisation.removed", page="/me/roles")
ORGANISATION_ROLE_CHANGED = _organisation("organisation.role_changed")
ORGANISATION_CLOSED = _organisation("organisation.closed", page="/me/roles")

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

_right = partial(Kind, topic=Topic.ACCOUNT, reader=Reader.EITHER, outside=Outside.MAIL, waits=False)
_OPEN: Words = {"fr": "Ouvrir l’E-pass", "en": "Open the E-pass"}
STATEMENT_NEW = _right("statement.new", page="/me/statements/{decision_id}")
APPEAL_DECIDED = _right("appeal.decided", page="/me/statements/{decision_id}")
HOLD_BEGUN = _right(
    "hold.begun",
    reader=Reader.ADULT,
    page="/me/statements",
    letter=Wording(
        {"fr": "Un de vos messages est relu", "en": "One of your messages is being looked at"},
        {
            "fr": "Un programme a retenu un de vos messages à un jeune. Une personne de la modération le"
            " relit et décide avant le {until:time}. D’ici là, vous ne pouvez pas écrire à des mineurs.",
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

NEWS_DIGEST = Kind(
    "news.digest",
    topic=Topic.ACCOUNT,
    reader=Reader.EITHER,
    page="/me/notifications",
    outside=Outside.CHOSEN,
    lock=Lines(
        {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
        {"fr": "Plusieurs choses à voir.", "en": "Several things to see."},
    ),
    letter=Wording(
        {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
        {
            "fr": "Plusieurs nouvelles vous attendent dans l’E-pass.",
            "en": "Several news await you in the E-pass.",
        },
    ),
    young_letter=Wording(
        {"fr": "Du nouveau dans l’E-pass", "en": "News in the E-pass"},
        {
            "fr": "Plusieurs nouvelles t’attendent dans l’E-pass.",
            "en": "Several news await you in the E-pass.",
        },
    ),
    repeat=Repeat.RING,
)
"""Stands for what waited together; it has no line of its own in the app."""

KINDS = [one for one in list(globals().values()) if isinstance(one, Kind)]
