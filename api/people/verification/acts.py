"""The acts of verification that the audit keeps."""

from api.platform.feature.act import Act

CANDIDACY_SUBMITTED = Act(
    "candidacy.submitted", {"fr": "Demande de rôle envoyée", "en": "Request for a role sent"}, a_day=20
)
CANDIDACY_WITHDRAWN = Act(
    "candidacy.withdrawn", {"fr": "Demande de rôle retirée", "en": "Request for a role withdrawn"}
)
CANDIDACY_ACCEPTED = Act(
    "candidacy.accepted", {"fr": "Demande de rôle acceptée", "en": "Request for a role accepted"}
)
CANDIDACY_REFUSED = Act(
    "candidacy.refused", {"fr": "Demande de rôle refusée", "en": "Request for a role refused"}
)
CANDIDACY_REVOKED = Act(
    "candidacy.revoked", {"fr": "Accord pour un rôle retiré", "en": "Approval of a role taken back"}
)
MENTOR_CHARTER_SIGNED = Act(
    "mentor.charter_signed", {"fr": "Charte des mentors signée", "en": "Mentors' charter signed"}, a_day=10
)
MENTOR_QUIZ_PASSED = Act(
    "mentor.quiz_passed", {"fr": "Quiz des mentors réussi", "en": "Mentors' quiz passed"}
)
