"""What the errors of mentoring say to the reader, in French and English."""

from api.platform.kit.language import Words

FIELD_WORDS: dict[str, Words] = {
    "dates_incomplete": {
        "fr": "Indiquez le premier et le dernier jour.",
        "en": "Give the first and the last day.",
    },
}
