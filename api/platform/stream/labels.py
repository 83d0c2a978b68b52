"""The words of what stream keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "data": {"fr": "précisions", "en": "details"},
        "notifications": {"fr": "Alertes", "en": "Alerts"},
    }
)
