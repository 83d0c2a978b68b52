"""The words of what push keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "endpoint": {"fr": "adresse technique de l’appareil", "en": "technical address of the device"},
    }
)
