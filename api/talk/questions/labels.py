"""The words of what questions keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "declined_at": {"fr": "laissée à d’autres le", "en": "left to others on"},
        "offered_at": {"fr": "proposée le", "en": "offered on"},
        "questions": {"fr": "Questions posées", "en": "Questions asked"},
        "questions_received": {
            "fr": "Questions proposées au mentor",
            "en": "Questions offered to the mentor",
        },
        "taken_at": {"fr": "prise le", "en": "taken on"},
        "thanked_at": {"fr": "remerciée le", "en": "thanked for on"},
        "waits_until": {"fr": "gardée pour une rencontre jusqu’au", "en": "kept for a meeting until"},
        "widened_at": {"fr": "proposée à d’autres le", "en": "offered to others on"},
    }
)
