"""The words of what stream keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "data": {"fr": "précisions", "en": "details"},
        "notifications": {"fr": "Alertes", "en": "Alerts"},
        "put_away_at": {"fr": "enlevée de la liste le", "en": "taken off the list on"},
    }
)
