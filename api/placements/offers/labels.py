"""The words of what offers keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "company_name": {"fr": "entreprise", "en": "company"},
        "title": {"fr": "titre", "en": "title"},
        "written": {"fr": "Offres écrites", "en": "Offers that you wrote"},
    }
)
