"""Reports of errors in what is shown."""

from api.home.feedback import acts
from api.home.feedback.jobs import blueprint
from api.home.feedback.problems import TITLES
from api.home.feedback.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "feedback",
    router=router,
    jobs=blueprint,
    acts=constants(acts, Act),
    titles=TITLES,
    retention=[
        Period(
            "error_report_words_days",
            "days",
            "Mots écrits pour signaler une erreur dans une fiche",
            "Words of a report of an error",
        ),
        Period(
            "error_report_retention_days",
            "days",
            "Signalement d’une erreur dans une fiche, sans ses mots",
            "Report of an error, without its words",
        ),
    ],
)
