"""What the errors of push say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "push_unavailable": {
        "fr": "Ce site n’envoie pas d’alertes.",
        "en": "This site sends no alerts.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "push_service_unknown": {
        "fr": "Ce service d’alertes n’est pas connu ici.",
        "en": "This push service is not known here.",
    },
    "bad_push_key": {"fr": "Cette clé n’est pas lisible.", "en": "This key cannot be read."},
}
