"""What a link to meetings shows. Of a single one nothing is said: who answers there may be a minor."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/meetings",
        {"fr": "Rencontres", "en": "Meetings"},
        {
            "fr": "Une personne du métier répond en direct, par écrit\u00a0: pas de caméra, pas de micro.",
            "en": "Somebody of the trade answers live, in writing: no camera, no microphone.",
        },
    )
]
"""The list of meetings."""
