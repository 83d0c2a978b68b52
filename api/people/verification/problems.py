"""What the errors of verification say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "too_young": {
        "fr": "On ne peut pas encore devenir mentor à cet âge.",
        "en": "You are not old enough to become a mentor yet.",
    },
    "candidacy_incomplete": {
        "fr": "Il manque encore quelque chose à cette demande.",
        "en": "Something is still missing from this request.",
    },
    "candidacy_closed": {
        "fr": "Cette demande n’attend plus rien : regardez où elle en est.",
        "en": "This request no longer waits for anything: see where it stands.",
    },
    "role_held": {"fr": "Vous avez déjà ce rôle.", "en": "You hold this role already."},
    "own_candidacy": {
        "fr": "On ne décide pas de sa propre demande.",
        "en": "Nobody decides their own request.",
    },
    "reminded_lately": {
        "fr": "Un rappel est déjà parti. Il faut attendre un peu avant le suivant.",
        "en": "A reminder has been sent already. Wait a little before the next one.",
    },
    "charter_changed": {
        "fr": "La charte a changé. Relisez-la avant de signer.",
        "en": "The charter has changed. Read it again before signing.",
    },
    "quiz_passed": {"fr": "Le quiz est déjà réussi.", "en": "The quiz has been passed already."},
    "question_answered": {
        "fr": "Vous avez déjà répondu à cette question.",
        "en": "You have answered this question already.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "professional_anew": {
        "fr": "Votre accord ne vaut pas pour quelqu’un en activité. Quittez ce rôle, puis refaites la demande"
        " avec votre organisation.",
        "en": "Your approval is not for somebody working. Leave this role, then ask again with your"
        " organisation.",
    },
    "kind_anew": {
        "fr": "Votre demande est partie avec une autre réponse. Pour en changer, retirez-la ou quittez ce"
        " rôle, puis refaites-la.",
        "en": "Your request was sent with another answer. To change it, take it back or leave this role, then"
        " ask again.",
    },
    "organisation_needed": {"fr": "Indiquez une organisation.", "en": "Give an organisation."},
    "unknown_organisation": {
        "fr": "Vous ne faites pas partie de cette organisation.",
        "en": "You do not belong to this organisation.",
    },
}
