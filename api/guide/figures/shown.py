"""What a link to who is hiring shows."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/hiring",
        {"fr": "Qui recrute près de chez moi", "en": "Who is hiring near me"},
        {
            "fr": "Les embauches prévues, par famille de métiers, dans sa zone d’emploi.",
            "en": "Planned hirings by family of jobs, in your employment area.",
        },
    )
]
"""Figures that have a page of their own."""
