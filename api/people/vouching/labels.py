"""The words of what vouching keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "age_codes_made": {"fr": "Codes personnels créés", "en": "Personal codes you made"},
        "birth_year": {"fr": "année de naissance", "en": "year of birth"},
        "codes": {"fr": "codes", "en": "codes"},
    }
)
