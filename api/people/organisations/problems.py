"""What the errors of organisations say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "organisation_exists": {
        "fr": "Cette organisation est déjà inscrite. Demandez à un·e collègue de vous inviter.",
        "en": "This organisation is registered already. Ask a colleague to invite you.",
    },
    "too_many_organisations": {
        "fr": "Vos organisations attendent encore leur vérification. Réessayez ensuite.",
        "en": "Your organisations still wait to be verified. Try again afterwards.",
    },
    "organisation_checked": {
        "fr": "Ces informations ont été vérifiées : elles ne se changent plus ici.",
        "en": "These details have been checked: they can no longer be changed here.",
    },
    "owner_needed": {
        "fr": "Seul·e un·e responsable de l’organisation peut le faire.",
        "en": "Only an owner of the organisation can do this.",
    },
    "last_owner": {
        "fr": "Une organisation garde toujours un·e responsable. Désignez d’abord quelqu’un d’autre.",
        "en": "An organisation always keeps an owner. Name somebody else first.",
    },
    "invitation_over": {
        "fr": "Cette invitation ne marche plus. Demandez-en une autre.",
        "en": "This invitation no longer works. Ask for another one.",
    },
    "invitation_other_address": {
        "fr": "Cette invitation a été envoyée à une autre adresse mail que celle de votre compte.",
        "en": "This invitation was sent to another mail address than the one of your account.",
    },
    "too_many_codes": {
        "fr": "Votre établissement a déjà beaucoup de codes. Supprimez-en un d’abord.",
        "en": "Your school has many codes already. Delete one first.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "wrong_school_code": {
        "fr": "Ce code n’est pas le bon, ou ne marche plus. L’établissement peut en donner un autre.",
        "en": "This code is wrong or has expired. Ask your school for it.",
    },
    "bad_siret": {
        "fr": "Ce n’est pas un SIRET : il a 14 chiffres, et le dernier se calcule.",
        "en": "This is not a SIRET: it has 14 digits, and the last one is computed.",
    },
    "siret_needed": {
        "fr": "Indiquez le SIRET de l’organisation.",
        "en": "Give the organisation’s SIRET.",
    },
    "uai_needed": {
        "fr": "Indiquez l’UAI de l’établissement, et rien d’autre.",
        "en": "Give the school’s UAI, and nothing else.",
    },
    "unknown_school": {
        "fr": "Nous ne connaissons pas d’établissement avec cet UAI.",
        "en": "We know no school with this UAI.",
    },
}
