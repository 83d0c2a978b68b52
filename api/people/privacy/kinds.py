"""The notices that privacy tells: one constant a kind, decided on nowhere else."""

from functools import partial

from api.platform.feature.notice import Kind, Lines, Outside, Reader, Repeat, Topic, Wording
from api.platform.kit.language import Words

_LOOK: Words = {"fr": "Ouvre l’E-pass pour voir.", "en": "Open the E-pass to see."}
_IN_THE_APP: Words = {"fr": "À voir dans l’E-pass.", "en": "Open the E-pass to see."}
_own = partial(Kind, topic=Topic.ACCOUNT, reader=Reader.EITHER)
EXPORT_READY = _own(
    "export.ready",
    page="/me/data",
    outside=Outside.CHOSEN,
    lock=Lines({"fr": "La demande est prête", "en": "What you asked for is ready"}, _IN_THE_APP),
    letter=Wording(
        {"fr": "La copie des données est prête", "en": "The copy of your data is ready"},
        {
            "fr": "Elle se télécharge dans « Mes données », et sera effacée dans {export_days} jours.",
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
        {"fr": "Ce compte E-pass dort", "en": "Your E-pass account is asleep"},
        {
            "fr": "Personne n’est venu depuis longtemps. Sans connexion, le compte sera effacé le {on:day}.",
            "en": "You have not come for a long time. Unless you sign in, your account will be deleted on"
            " {on:day}.",
        },
        {"fr": "Garder mon compte", "en": "Keep my account"},
        "/sign-in",
    ),
)
_consent = partial(Kind, topic=Topic.CONSENTS, reader=Reader.YOUNG, page="/me/consents")
CONSENT_PARENT_ANSWERED = _consent("consent.parent_answered")
CONSENT_PARENT_WITHDREW = _consent(
    "consent.parent_withdrew",
    outside=Outside.MAIL,
    waits=False,
    repeat=Repeat.LINE,
    letter=Wording(
        {"fr": "Ton parent est revenu sur son accord", "en": "Your parent withdrew their consent"},
        {
            "fr": "Ce qui demandait cet accord s’est arrêté. Tu peux voir quoi, et demander à nouveau, dans"
            " « Mes accords ».",
            "en": "What needed it has stopped. See what it is, and ask again, in “My consents”.",
        },
        {"fr": "Voir mes accords", "en": "See my consents"},
    ),
)
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
_staff = partial(Kind, topic=Topic.ROLES, reader=Reader.ADULT, page="/staff")
OPPOSITION_RECEIVED = _staff("opposition.received")
