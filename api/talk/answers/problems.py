"""What the errors of answers say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "answer_proposed": {
        "fr": "Tu as déjà demandé que cette réponse soit publiée.",
        "en": "You have asked already that this answer be published.",
    },
    "answer_decided": {
        "fr": "Il a déjà été décidé de cette réponse.",
        "en": "This answer has been decided about already.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "nothing_to_publish": {
        "fr": "Il n’y a rien à publier dans ces messages.",
        "en": "There is nothing to publish in these messages.",
    },
    "names_somebody": {
        "fr": "Ces mots nomment une des deux personnes : enlevez son prénom.",
        "en": "These words name one of the two people: take the first name out.",
    },
}
