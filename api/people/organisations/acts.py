"""The acts of organisations that the audit keeps."""

from api.platform.feature.act import Act

ORGANISATION_CREATED = Act(
    "organisation.created", {"fr": "Organisation créée", "en": "Organisation made"}, a_day=20
)
ORGANISATION_VERIFIED = Act(
    "organisation.verified", {"fr": "Organisation vérifiée", "en": "Organisation verified"}
)
ORGANISATION_UNVERIFIED = Act(
    "organisation.unverified",
    {"fr": "Vérification d’une organisation retirée", "en": "Verification of an organisation taken back"},
)
ORGANISATION_CLOSED = Act("organisation.closed", {"fr": "Organisation fermée", "en": "Organisation closed"})
ORGANISATION_INVITED = Act(
    "organisation.invited",
    {"fr": "Invitation à rejoindre une organisation", "en": "Invitation to join an organisation"},
)
ORGANISATION_INVITATION_REVOKED = Act(
    "organisation.invitation_revoked", {"fr": "Invitation annulée", "en": "Invitation cancelled"}
)
ORGANISATION_JOINED = Act(
    "organisation.joined", {"fr": "Entrée dans une organisation", "en": "Organisation joined"}
)
ORGANISATION_LEFT = Act("organisation.left", {"fr": "Départ d’une organisation", "en": "Organisation left"})
ORGANISATION_ROLE_CHANGED = Act(
    "organisation.role_changed",
    {"fr": "Place dans une organisation changée", "en": "Place in an organisation changed"},
    a_day=50,
)
SCHOOL_CODE_MADE = Act(
    "school.code_made", {"fr": "Code d’établissement créé", "en": "School’s code made"}, a_day=100
)
SCHOOL_CODE_REVOKED = Act(
    "school.code_revoked", {"fr": "Code d’établissement désactivé", "en": "School’s code switched off"}
)
SCHOOL_LINKED = Act("school.linked", {"fr": "Lien avec un établissement", "en": "Link to a school"}, a_day=20)
SCHOOL_UNLINKED = Act(
    "school.unlinked",
    {"fr": "Fin du lien avec un établissement", "en": "End of the link to a school"},
    ends=SCHOOL_LINKED,
)
