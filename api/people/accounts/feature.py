"""Accounts and signing in."""

from api.people.accounts import acts, kinds
from api.people.accounts.jobs import blueprint
from api.people.accounts.labels import LABELS
from api.people.accounts.personal_data import PERSONAL_DATA
from api.people.accounts.problems import FIELD_WORDS, TITLES
from api.people.accounts.routes import router, tiles
from api.people.accounts.waiting import WAITING
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "accounts",
    router=router,
    permanent_addresses=tiles.router,
    waiting=WAITING,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    retention=[
        Period(
            "session_days",
            "days",
            "Connexion d’un appareil sans usage",
            "Sign-in of a device that is not used",
        ),
        Period(
            "shared_session_hours",
            "hours",
            "Connexion sur un ordinateur partagé, au plus",
            "Sign-in on a shared computer, at most",
        ),
        Period(
            "known_browser_days",
            "days",
            "Navigateur reconnu, après sa dernière connexion",
            "Known browser, after its last sign-in",
        ),
        Period(
            "code_retention_days",
            "days",
            "Trace d’un code demandé par mail, sans l’adresse ni le code",
            "Trace of a code asked for by mail, without address or code",
        ),
        Period(
            "sign_in_log_retention_months",
            "months",
            "Connexions au compte, réussies ou non",
            "Sign-ins to your account, successful or not",
        ),
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
