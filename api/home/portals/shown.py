"""What a link to the page for school portals shows."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/ent",
        {"fr": "Pour les ENT (e-lyco…)", "en": "For school portals (ENT)"},
        {
            "fr": "Quatre tuiles à copier dans votre espace numérique de travail.",
            "en": "Four tiles to copy into your school portal.",
        },
    )
]
"""The page for who runs a portal."""
