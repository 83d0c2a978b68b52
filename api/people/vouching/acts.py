"""The acts of vouching that the audit keeps."""

from api.platform.feature.act import Act

AGE_CODES_MADE = Act("age.codes_made", {"fr": "Codes personnels créés", "en": "Personal codes made"})
AGE_CODES_REVOKED = Act(
    "age.codes_revoked", {"fr": "Codes personnels annulés", "en": "Personal codes cancelled"}
)
