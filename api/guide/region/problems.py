"""What the errors of region say to the reader, in French and English."""

from api.platform.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "position_or_text_needed": {
        "fr": "Il faut le début d’un nom, ou une position.",
        "en": "Give the beginning of a name, or a position.",
    },
    "contact_unreachable": {
        "fr": "Donnez un téléphone, une adresse ou une page.",
        "en": "Give a phone, an address or a page.",
    },
}
