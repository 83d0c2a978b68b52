"""The acts of issuing that the audit keeps."""

from api.platform.feature.act import Act

BADGE_ISSUER_MADE = Act(
    "badge.issuer_made", {"fr": "Profil d’émetteur de badges créé", "en": "Badge issuer’s profile made"}
)
BADGE_KEY_ROTATED = Act(
    "badge.key_rotated",
    {"fr": "Clé de signature de badges remplacée", "en": "Badge signing key replaced"},
    a_day=20,
)
BADGE_KEY_LOST = Act(
    "badge.key_lost",
    {
        "fr": "Clé de signature de badges retirée : quelqu’un d’autre peut l’avoir",
        "en": "Badge signing key taken out of use: somebody else may have it",
    },
)
BADGE_AWARDED = Act("badge.awarded", {"fr": "Badge attribué", "en": "Badge awarded"})
BADGE_REVOKED = Act("badge.revoked", {"fr": "Badge retiré", "en": "Badge taken back"})
