"""What a link to the chatbox shows; what somebody asked is not repeated."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/chat",
        {"fr": "Boîte de questions", "en": "Question box"},
        {
            "fr": "Demander avec ses mots\u00a0: une réponse automatique, avec ce qui est publié ici.",
            "en": "Ask in your own words: an automatic answer, with what is published here.",
        },
    )
]
"""The chatbox."""
