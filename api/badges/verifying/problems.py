"""What the errors of verifying say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "share_over": {
        "fr": "Ce badge n’est plus montré : son propriétaire a arrêté le lien, ou sa date est passée.",
        "en": "This badge is no longer shown: its owner stopped the link, or its date has passed.",
    },
}

FIELD_WORDS: dict[str, Words] = {
    "text_or_url": {"fr": "Il faut un texte ou une adresse.", "en": "Give a text or an address."},
}
