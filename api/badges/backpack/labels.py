"""The words of what backpack keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "accepted_at": {"fr": "acceptée le", "en": "accepted on"},
        "achievement": {"fr": "badge", "en": "badge"},
        "backpack": {"fr": "Badges d’ailleurs", "en": "Badges from elsewhere"},
        "backpack_id": {"fr": "badge d’ailleurs", "en": "badge from elsewhere"},
        "badge_requests": {"fr": "Demandes de badge", "en": "Requests for badges"},
        "badges": {"fr": "Badges", "en": "Badges"},
        "checked_at": {"fr": "vérifié le", "en": "checked on"},
        "credential_id": {"fr": "badge", "en": "badge"},
        "evidence": {"fr": "Preuves montrées", "en": "Evidence shown"},
        "file": {"fr": "fichier", "en": "file"},
        "hosted_at": {"fr": "forme 2.0 publique depuis le", "en": "2.0 form public since"},
        "issuer": {"fr": "émetteur", "en": "issuer"},
        "media_type": {"fr": "type de fichier", "en": "type of file"},
        "origin": {"fr": "moyen", "en": "way"},
        "photo": {"fr": "photo", "en": "photo"},
        "recipient": {"fr": "à qui il est", "en": "whose it is"},
        "request_id": {"fr": "demande", "en": "request"},
        "shares": {"fr": "Liens de partage", "en": "Shared links"},
        "show_evidence": {"fr": "preuves montrées", "en": "evidence shown"},
        "shown_name": {"fr": "nom montré", "en": "name shown"},
        "source_url": {"fr": "venu de", "en": "came from"},
        "url": {"fr": "adresse", "en": "address"},
        "valid_from": {"fr": "valable depuis le", "en": "valid since"},
        "verdict": {"fr": "vérification", "en": "check"},
    }
)
