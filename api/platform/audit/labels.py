"""The words of what audit keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "action": {"fr": "acte", "en": "act"},
        "acts": {"fr": "Actes", "en": "Acts"},
    }
)
