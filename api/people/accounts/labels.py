"""The words of what accounts keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "accepted": {"fr": "acceptée", "en": "accepted"},
        "age_vouches": {"fr": "Confirmation de ton âge", "en": "Confirmation of your age"},
        "avatar": {"fr": "dessin choisi", "en": "chosen drawing"},
        "banned_at": {"fr": "fermé le", "en": "closed on"},
        "bans": {"fr": "Fermetures du compte", "en": "Closures of the account"},
        "birth_date": {"fr": "date de naissance", "en": "birth date"},
        "birth_date_requests": {
            "fr": "Demandes sur ta date de naissance",
            "en": "Requests about your birth date",
        },
        "device": {"fr": "appareil", "en": "device"},
        "email": {"fr": "adresse mail", "en": "mail address"},
        "factor": {"fr": "moyen", "en": "means"},
        "how": {"fr": "moyen", "en": "way"},
        "interests": {"fr": "centres d’intérêt", "en": "interests"},
        "known_browsers": {"fr": "Navigateurs reconnus", "en": "Known browsers"},
        "language": {"fr": "langue", "en": "language"},
        "leaving_at": {"fr": "suppression prévue le", "en": "deletion planned on"},
        "level": {"fr": "niveau", "en": "level"},
        "method": {"fr": "moyen de connexion", "en": "way of signing in"},
        "onboarded_at": {"fr": "accueil terminé le", "en": "welcome finished on"},
        "place": {"fr": "où l’on me connaît", "en": "where one knows me"},
        "preferences": {"fr": "réglages des notifications", "en": "notification settings"},
        "profile": {"fr": "Profil", "en": "Profile"},
        "provider": {"fr": "service", "en": "service"},
        "vouched_at": {"fr": "confirmé le", "en": "confirmed on"},
        "roles": {"fr": "Rôles", "en": "Roles"},
        "second_factors": {"fr": "Deuxième protection", "en": "Second protection"},
        "sign_in_services": {"fr": "Services de connexion", "en": "Sign-in services"},
        "sign_ins": {"fr": "Connexions, réussies ou non", "en": "Sign-ins, successful or not"},
        "subject": {"fr": "identifiant chez ce service", "en": "identifier there"},
        "text_size": {"fr": "taille du texte", "en": "text size"},
    }
)
