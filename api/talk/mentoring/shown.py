"""What a link to the directory shows. Of a single person nothing is said."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/mentors",
        {"fr": "Rencontrer des pros", "en": "Meet a professional"},
        {
            "fr": "Des pros, des apprenti·es, des étudiant·es\u00a0: la Région vérifie, et quelqu’un répond.",
            "en": "Professionals, apprentices and students, verified by the Region, answer your questions.",
        },
    )
]
"""The directory of who answers."""
