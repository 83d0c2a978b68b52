"""The words of what organisations keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "commune_name": {"fr": "commune", "en": "commune"},
        "counted_attempts": {"fr": "Essais comptés", "en": "Counted attempts"},
        "invitations": {"fr": "Invitations", "en": "Invitations"},
        "joined_at": {"fr": "depuis le", "en": "since"},
        "linked_at": {"fr": "depuis le", "en": "since"},
        "linked_by": {"fr": "moyen", "en": "way"},
        "memberships": {"fr": "Organisations", "en": "Organisations"},
        "closed_organisations": {
            "fr": "Organisations fermées",
            "en": "Organisations that you closed",
        },
        "school": {"fr": "Établissement", "en": "School"},
        "uai": {"fr": "UAI", "en": "UAI"},
    }
)
