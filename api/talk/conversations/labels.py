"""The words of what conversations keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "conversations": {"fr": "Conversations", "en": "Conversations"},
        "messages": {"fr": "messages", "en": "messages"},
        "my_side": {"fr": "mon rôle", "en": "my part"},
        "quick_replies": {"fr": "Réponses prêtes", "en": "Ready answers"},
        "with_first_name": {"fr": "avec", "en": "with"},
    }
)
