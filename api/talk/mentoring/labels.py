"""The words of what mentoring keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "answer_hours": {"fr": "délai habituel de réponse (heures)", "en": "usual time to answer (hours)"},
        "away_from": {"fr": "en congé du", "en": "on holiday from"},
        "away_until": {"fr": "en congé jusqu’au", "en": "on holiday until"},
        "capacity": {"fr": "conversations en même temps", "en": "conversations at the same time"},
        "from": {"fr": "de", "en": "from"},
        "hours": {"fr": "horaires", "en": "hours"},
        "mentor_availability": {"fr": "Disponibilités de mentor", "en": "Availability as a mentor"},
        "silences": {"fr": "questions de suite sans réponse", "en": "questions in a row without an answer"},
        "to": {"fr": "à", "en": "to"},
        "weekday": {"fr": "jour (1 : lundi)", "en": "day (1: Monday)"},
    }
)
