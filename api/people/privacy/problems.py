"""What the errors of privacy say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "reference_unknown": {
        "fr": "Cette référence n’existe pas, ou plus. Vérifiez chaque caractère.",
        "en": "There is no such reference (any more). Check every character.",
    },
    "consent_needed": {
        "fr": "Il manque l’accord pour cela : il se donne dans « Mes accords ».",
        "en": "The consent for this is missing. You can give it under “My consents”.",
    },
    "consents_alone": {
        "fr": "À ton âge, tu décides sans tes parents.",
        "en": "At your age, you decide without your parents.",
    },
    "nothing_to_remind": {
        "fr": "Aucune demande n’attend de réponse. Tu peux en envoyer une nouvelle.",
        "en": "No request waits for an answer. You can send a new one.",
    },
    "export_running": {"fr": "Une copie est déjà en préparation.", "en": "A copy is already being made."},
}

FIELD_WORDS: dict[str, Words] = {
    "own_address": {
        "fr": "C’est ta propre adresse. Indique celle d’un parent.",
        "en": "This is your own address. Give a parent’s.",
    },
    "mails_stopped": {
        "fr": "Cette adresse ne veut plus de mails de l’E-pass. Vérifie-la, ou donnes-en une autre.",
        "en": "This address wants no more mails from E-pass. Check it, or give another one.",
    },
    "other_mails_stopped": {
        "fr": "Cette adresse ne veut plus de mails de l’E-pass. Vérifiez-la, ou laissez vide.",
        "en": "This address wants no more mails from E-pass. Check it, or leave it empty.",
    },
    "same_address": {
        "fr": "C’est votre propre adresse. Indiquez celle de l’autre parent.",
        "en": "This is your own address. Give the other parent’s.",
    },
    "childs_address": {
        "fr": "C’est l’adresse de votre enfant. Indiquez celle de l’autre parent.",
        "en": "This is your child’s address. Give the other parent’s.",
    },
}
