"""What people asked for and did not find."""

from api.home.missing import acts
from api.home.missing.jobs import blueprint
from api.home.missing.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "missing",
    router=router,
    jobs=blueprint,
    acts=constants(acts, Act),
    retention=[
        Period(
            "missing_question_retention_days",
            "days",
            "Question à laquelle l’appli n’a pas su répondre, sans rien sur la personne, depuis la dernière"
            " semblable",
            "Question that the app could not answer, with nothing on the person, since the last similar one",
        )
    ],
)
