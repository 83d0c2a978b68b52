"""What the errors of verifying say to the reader, in French and English."""

from api.platform.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "text_or_url": {"fr": "Il faut un texte ou une adresse.", "en": "Give a text or an address."},
}
