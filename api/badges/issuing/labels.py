"""The words of what issuing keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "badges_awarded": {"fr": "Badges attribués", "en": "Badges you awarded"},
        "badges_made": {"fr": "Badges créés", "en": "Badges you made"},
        "badges_revoked": {"fr": "Badges retirés", "en": "Badges you took back"},
        "claims": {"fr": "fois utilisé", "en": "times used"},
        "codes_made": {"fr": "Codes créés", "en": "Codes you made"},
        "finished_at": {"fr": "terminé le", "en": "finished on"},
        "label": {"fr": "nom", "en": "name"},
        "lists_sent": {"fr": "Listes envoyées", "en": "Lists you sent"},
        "published_at": {"fr": "publié le", "en": "published on"},
        "requests_decided": {"fr": "Demandes traitées", "en": "Requests you decided"},
        "total": {"fr": "nombre", "en": "number"},
    }
)
