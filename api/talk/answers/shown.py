"""What a link to public answers, and to one of them, shows."""

from api.platform.feature.shown import UUID_LIKE, Shown, ShownThings, as_written
from api.platform.kit.head import Picture
from api.talk.answers.queries import LISTED, SHOWN_ONE

SHOWN: list[Shown | ShownThings] = [
    Shown(
        "/answers",
        {"fr": "Déjà répondu", "en": "Already answered"},
        {
            "fr": "Des questions de jeunes, et les réponses de pros, d’apprenti·es et d’étudiant·es.",
            "en": "Questions of young people, and what professionals, apprentices and students answered.",
        },
    ),
    ShownThings(
        "/answers/",
        UUID_LIKE,
        Picture(
            "answer", {"fr": "E-pass Orientation\u00a0: une réponse", "en": "E-pass Orientation: an answer"}
        ),
        SHOWN_ONE,
        as_written,
        LISTED,
    ),
]
"""Answers that are published."""
