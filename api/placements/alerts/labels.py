"""The words of what alerts keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "alert_id": {"fr": "alerte", "en": "alert"},
        "alerts": {"fr": "Alertes", "en": "Alerts"},
        "due_at": {"fr": "à annoncer le", "en": "to be told on"},
        "found_at": {"fr": "trouvée le", "en": "found on"},
        "found_offers": {"fr": "Offres trouvées par les alertes", "en": "Offers that your alerts found"},
        "kinds": {"fr": "types", "en": "kinds"},
        "levels": {"fr": "niveaux", "en": "levels"},
        "mail_links": {"fr": "Lien pour arrêter les mails", "en": "Link that stops mails"},
        "offer_id": {"fr": "offre", "en": "offer"},
        "paused_at": {"fr": "en pause depuis le", "en": "paused since"},
        "q": {"fr": "mots cherchés", "en": "words searched"},
        "radius_km": {"fr": "rayon (km)", "en": "radius (km)"},
        "rome": {"fr": "métiers (codes ROME)", "en": "careers (ROME codes)"},
        "shown_at": {"fr": "annoncée le", "en": "told on"},
        "stopped_at": {"fr": "arrêtée le", "en": "stopped on"},
        "stopped_why": {"fr": "pourquoi", "en": "why"},
    }
)
