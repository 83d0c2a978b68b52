"""What the errors of error reports say to the reader, in French and English."""

from api.platform.kit.language import Words

TITLES: dict[str, Words] = {
    "report_handled": {
        "fr": "Quelqu’un de l’équipe a déjà traité ce signalement.",
        "en": "Somebody of the team has handled this report already.",
    },
}
