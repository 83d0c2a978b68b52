"""What the errors of moderation say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "own_case": {
        "fr": "Vous êtes l’une des personnes concernées : quelqu’un d’autre doit s’en occuper.",
        "en": "You are one of the people concerned: somebody else has to look after it.",
    },
    "own_decision": {
        "fr": "Cette décision est la vôtre : quelqu’un d’autre doit la réexaminer.",
        "en": "This decision is yours: somebody else has to look at it again.",
    },
    "appeal_made": {
        "fr": "Un recours a déjà été déposé contre cette décision.",
        "en": "An appeal against this decision was already made.",
    },
    "appeal_closed": {
        "fr": "Cette décision ne peut pas, ou plus, être contestée ici.",
        "en": "This decision cannot be contested here, or no longer.",
    },
    "own_words": {
        "fr": "On ne signale ni ses propres mots, ni son propre profil.",
        "en": "These are your own words, or your own profile.",
    },
    "link_expired": {
        "fr": "Ce lien a expiré. Un nouveau peut être envoyé par mail.",
        "en": "This link has expired. A new one can be sent by mail.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "no_sanction_for_distress": {
        "fr": "Une personne en détresse n’est pas sanctionnée : classez, ou transmettez aux autorités.",
        "en": "Somebody in distress is not sanctioned: dismiss, or hand it to the authorities.",
    },
    "end_needed": {"fr": "Indiquez la fin de la suspension.", "en": "Give the end of the suspension."},
    "end_within_a_year": {
        "fr": "La fin doit venir plus tard, et dans l’année.",
        "en": "The end must lie ahead, and within a year.",
    },
    "block_whom": {
        "fr": "Il faut une conversation, ou une personne de l’annuaire.",
        "en": "Give a conversation, or a person of the directory.",
    },
}
