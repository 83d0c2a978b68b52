"""What the errors of alerts say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "too_many_alerts": {
        "fr": "Tu suis déjà beaucoup de recherches. Supprimes-en une d’abord.",
        "en": "You follow many searches already. Delete one first.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "no_word": {"fr": "Il faut au moins un mot.", "en": "Write at least one word."},
    "level_of_other_kind": {
        "fr": "Ce type d’offre n’existe pas pour ce niveau.",
        "en": "There is no such offer for this level.",
    },
}
