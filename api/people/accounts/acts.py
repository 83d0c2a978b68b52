"""The acts of accounts that the audit keeps."""

from api.platform.feature.act import Act

ROLE_GRANTED = Act("role.granted", {"fr": "Rôle donné", "en": "Role given"})
ROLE_REVOKED = Act("role.revoked", {"fr": "Rôle retiré", "en": "Role taken away"})
ACCOUNT_BANNED = Act("account.banned", {"fr": "Compte exclu", "en": "Account banned"})
ACCOUNT_BAN_LIFTED = Act("account.ban_lifted", {"fr": "Exclusion levée", "en": "Ban lifted"})
ACCOUNT_EMAIL_CHANGED = Act(
    "account.email_changed", {"fr": "Adresse mail changée", "en": "Mail address changed"}, a_day=20
)
BIRTH_DATE_SET = Act("birth_date.set", {"fr": "Date de naissance enregistrée", "en": "Birth date kept"})
BIRTH_DATE_REVIEW_ASKED = Act(
    "birth_date.review_asked",
    {"fr": "Correction de la date de naissance demandée", "en": "Correction of the birth date asked for"},
)
BIRTH_DATE_REVIEW_ACCEPTED = Act(
    "birth_date.review_accepted",
    {"fr": "Correction de la date de naissance acceptée", "en": "Correction of the birth date accepted"},
)
BIRTH_DATE_REVIEW_REFUSED = Act(
    "birth_date.review_refused",
    {"fr": "Correction de la date de naissance refusée", "en": "Correction of the birth date refused"},
)
AGE_CONFIRMATION_ASKED = Act(
    "age.confirmation_asked",
    {"fr": "Confirmation de l’âge demandée", "en": "Confirmation of the age asked for"},
)
AGE_VOUCHED = Act("age.vouched", {"fr": "Âge confirmé", "en": "Age confirmed"})
AGE_VOUCH_WITHDRAWN = Act(
    "age.vouch_withdrawn", {"fr": "Confirmation de l’âge retirée", "en": "Confirmation of the age withdrawn"}
)
SECOND_FACTOR_ADDED = Act(
    "second_factor.added", {"fr": "Seconde vérification ajoutée", "en": "Second factor added"}, a_day=50
)
SECOND_FACTOR_REMOVED = Act(
    "second_factor.removed",
    {"fr": "Seconde vérification retirée", "en": "Second factor removed"},
    ends=SECOND_FACTOR_ADDED,
)
SECOND_FACTOR_RESET = Act(
    "second_factor.reset", {"fr": "Seconde vérification réinitialisée", "en": "Second factor reset"}
)
