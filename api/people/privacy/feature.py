"""Consents, copies and deletion."""

from api.people.privacy import acts, kinds
from api.people.privacy.jobs import blueprint
from api.people.privacy.personal_data import PERSONAL_DATA
from api.people.privacy.problems import FIELD_WORDS, TITLES
from api.people.privacy.routes import router
from api.people.privacy.waiting import WAITING
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "privacy",
    router=router,
    jobs=blueprint,
    waiting=WAITING,
    personal_data=PERSONAL_DATA,
    retention=[
        Period(
            "inactive_months",
            "months",
            "Compte inutilisé, avant d’être effacé",
            "Unused account, until deleted",
        ),
        Period(
            "inactive_warning_days",
            "days",
            "Avertissement avant cet effacement",
            "Warning before that deletion",
        ),
        Period(
            "deletion_grace_days", "days", "Délai pour annuler une suppression", "Time to cancel a deletion"
        ),
        Period("export_days", "days", "Copie des données à télécharger", "Copy of your data to download"),
        Period("guardian_link_days", "days", "Lien envoyé à un parent", "Link sent to a parent"),
        Period(
            "guardian_link_retention_days",
            "days",
            "Trace d’un lien resté sans réponse",
            "Record of a link that nobody answered",
        ),
        Period(
            "consent_proof_years",
            "years",
            "Preuve d’un accord, après sa fin",
            "Proof of a consent, after its end",
        ),
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
)
