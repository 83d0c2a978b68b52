"""What the errors of backpack say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "badge_not_signed": {"fr": "Accepte d’abord ce badge.", "en": "First accept this badge."},
    "badge_signed": {
        "fr": "Ce badge est déjà à toi. Tu peux le supprimer.",
        "en": "This badge is yours already. You can delete it.",
    },
    "badge_unsound": {"fr": "Rien ne prouve ce badge : pas de lien.", "en": "Nothing proves it: no link."},
    "badge_revoked": {"fr": "Badge retiré : plus d’attestation.", "en": "Revoked: no certificate any more."},
    "badge_not_yours": {"fr": "Est-il à toi ? Montre-le sans prénom.", "en": "Yours? Show it nameless."},
    "share_stopped": {
        "fr": "Tu as arrêté ce lien. Fais-en un autre.",
        "en": "You stopped this link. Make another.",
    },
    "too_many_shares": {
        "fr": "Ce badge a déjà beaucoup de liens. Arrêtes-en un d’abord.",
        "en": "This badge has many links already. Stop one first.",
    },
    "badge_hosting_needed": {
        "fr": "Ce format a besoin que ton badge soit consultable en ligne. Autorise-le d’abord.",
        "en": "This format needs your badge to be readable online. Allow that first.",
    },
    "backpack_full": {
        "fr": "Ton sac à dos est plein. Retires-en un badge d’abord.",
        "en": "Your backpack is full. Take a badge out first.",
    },
    "share_over": {
        "fr": "Ce badge n’est plus montré : la personne qui l’a reçu a arrêté le lien, ou sa date est"
        " passée.",
        "en": "This badge is no longer shown: its owner stopped the link, or its date has passed.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "wrong_badge_code": {
        "fr": "Ce code n’est pas bon, ou il a fini de servir.",
        "en": "This code is not right, or works no more.",
    },
    "address_not_allowed": {
        "fr": "Cette adresse ne peut pas être lue d’ici. Il faut enregistrer le fichier, puis l’ajouter.",
        "en": "This address cannot be read from here. Save the file and add it.",
    },
}
