"""The words of what verification keeps about people, in the copy of their data."""

from api.platform.feature.labels import Labels

LABELS = Labels(
    {
        "candidacies": {"fr": "Candidatures à un rôle", "en": "Candidacies for a role"},
        "charter_signed_at": {"fr": "charte signée le", "en": "charter signed on"},
        "charter_version": {"fr": "version de la charte", "en": "version of the charter"},
        "honour_at": {"fr": "déclaration sur l’honneur le", "en": "declaration of honour on"},
        "job_title": {"fr": "métier exercé", "en": "job"},
        "languages": {"fr": "langues", "en": "languages"},
        "mentor_profile": {"fr": "Profil de mentor", "en": "Mentor profile"},
        "paused": {"fr": "en pause", "en": "paused"},
        "presentation": {"fr": "présentation", "en": "presentation"},
        "quiz_passed_at": {"fr": "quiz réussi le", "en": "quiz passed on"},
        "submitted_at": {"fr": "envoyée le", "en": "sent on"},
        "updated_at": {"fr": "modifié le", "en": "changed on"},
    }
)
