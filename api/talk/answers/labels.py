"""The words of what answers keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "public_answers": {"fr": "Réponses publiées", "en": "Published answers"},
    }
)
