"""The acts of privacy that the audit keeps."""

from api.platform.feature.act import Act

ACCOUNT_LEAVING = Act(
    "account.leaving",
    {"fr": "Suppression du compte demandée", "en": "Deletion of the account asked for"},
    a_day=5,
)
ACCOUNT_STAYING = Act(
    "account.staying",
    {"fr": "Suppression du compte annulée", "en": "Deletion of the account cancelled"},
    ends=ACCOUNT_LEAVING,
)
ACCOUNT_ERASED = Act("account.erased", {"fr": "Compte effacé", "en": "Account erased"})
CONSENT_AGREED = Act("consent.agreed", {"fr": "Accord donné", "en": "Consent given"}, a_day=20)
CONSENT_REFUSED = Act("consent.refused", {"fr": "Accord refusé", "en": "Consent refused"})
CONSENT_WITHDRAWN = Act(
    "consent.withdrawn", {"fr": "Accord retiré", "en": "Consent withdrawn"}, ends=CONSENT_AGREED
)
CONSENT_PARENT_ASKED = Act(
    "consent.parent_asked", {"fr": "Accord demandé à un parent", "en": "Parent asked for consent"}
)
CONSENT_PARENT_REPLACED = Act(
    "consent.parent_replaced",
    {
        "fr": "Adresse du parent changée, ancien lien annulé",
        "en": "Parent’s address changed, former link cancelled",
    },
)
CONSENT_PARENT_ANSWERED = Act("consent.parent_answered", {"fr": "Réponse du parent", "en": "Parent’s answer"})
CONSENT_PARENT_WITHDREW = Act(
    "consent.parent_withdrew", {"fr": "Accord retiré par le parent", "en": "Consent withdrawn by the parent"}
)
CONSENT_IN_FORCE = Act("consent.in_force", {"fr": "Usage autorisé", "en": "Use allowed"})
CONSENT_OVER = Act("consent.over", {"fr": "Usage arrêté", "en": "Use stopped"})
CONSENT_ASKED_ANEW = Act(
    "consent.asked_anew",
    {
        "fr": "Accords redemandés, à l’âge de décider seul·e",
        "en": "Consents asked for anew, at the age of deciding alone",
    },
)
CONSENT_OPPOSED = Act("consent.opposed", {"fr": "Opposition d’un parent", "en": "Opposition of a parent"})
CONSENT_OPPOSITION_ACCEPTED = Act(
    "consent.opposition_accepted",
    {"fr": "Opposition d’un parent retenue", "en": "Opposition of a parent upheld"},
)
CONSENT_OPPOSITION_REFUSED = Act(
    "consent.opposition_refused",
    {"fr": "Opposition d’un parent écartée", "en": "Opposition of a parent set aside"},
)
EXPORT_ASKED = Act("export.asked", {"fr": "Copie des données demandée", "en": "Copy of the data asked for"})
EXPORT_READY = Act("export.ready", {"fr": "Copie des données prête", "en": "Copy of the data ready"})
EXPORT_FETCHED = Act(
    "export.fetched",
    {"fr": "Copie des données téléchargée", "en": "Copy of the data downloaded"},
    a_day=5,
    goes_on=True,
)
