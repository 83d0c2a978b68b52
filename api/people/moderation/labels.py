"""The words of what moderation keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "answer": {"fr": "réponse", "en": "answer"},
        "restrictions": {"fr": "Attentes d’une décision", "en": "Waits for a decision"},
        "appeals": {"fr": "Recours", "en": "Appeals"},
        "blocks": {"fr": "Personnes bloquées", "en": "People you blocked"},
        "decided": {"fr": "traité", "en": "dealt with"},
        "decision": {"fr": "décision", "en": "decision"},
        "decisions": {"fr": "Décisions de modération", "en": "Moderation decisions"},
        "note": {"fr": "précision", "en": "detail"},
        "subject_kind": {"fr": "type", "en": "kind"},
        "until": {"fr": "jusqu’au", "en": "until"},
    }
)
