"""The words of what meetings keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "meetings_announced": {"fr": "Rencontres annoncées", "en": "Meetings announced"},
        "meetings_joined": {"fr": "Inscriptions aux rencontres", "en": "Seats in meetings"},
        "meeting_questions": {"fr": "Questions posées en rencontre", "en": "Questions asked in meetings"},
        "seats": {"fr": "places", "en": "seats"},
        "wish": {"fr": "souhaite la publier", "en": "wishes it published"},
    }
)
