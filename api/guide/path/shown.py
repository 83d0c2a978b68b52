"""What a link to one's own path, the year's dates and comparing shows. A path shown by a link is unlisted."""

from api.platform.feature.shown import Shown

SHOWN = [
    Shown(
        "/path",
        {"fr": "Mon parcours", "en": "My path"},
        {
            "fr": "Les étapes, les dates, ce que je vise\u00a0: gardé sur ce téléphone, même sans compte.",
            "en": "The steps, the dates, what I aim for: kept on this phone, even without an account.",
        },
    ),
    Shown(
        "/year",
        {"fr": "L’année des choix", "en": "The year of choices"},
        {
            "fr": "Pour qui accompagne une ou un élève\u00a0: les étapes de l’année, classe par classe.",
            "en": "For whoever accompanies a pupil: the steps of the year, class by class.",
        },
    ),
    Shown(
        "/compare",
        {"fr": "Comparer", "en": "Compare"},
        {
            "fr": "Des métiers, des formations, des lieux côte à côte, sans gagnant ni note.",
            "en": "Jobs, courses, places side by side, without a winner or a mark.",
        },
    ),
]
"""Pages that are filled on the phone alone."""
