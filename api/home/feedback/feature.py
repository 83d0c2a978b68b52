"""Reports of errors in what is shown."""

from api.home.feedback.jobs import blueprint
from api.home.feedback.routes import router
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "feedback",
    router=router,
    jobs=blueprint,
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
