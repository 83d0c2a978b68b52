"""Alerts."""

from api.placements.alerts import kinds
from api.placements.alerts.jobs import blueprint
from api.placements.alerts.labels import LABELS
from api.placements.alerts.personal_data import PERSONAL_DATA
from api.placements.alerts.problems import FIELD_WORDS, TITLES
from api.placements.alerts.queries import NAMES
from api.placements.alerts.routes import router
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "alerts",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    names={"alert_id": NAMES},
    retention=[
        Period(
            "alert_unused_months",
            "months",
            "Recherche suivie, avant la question «\u00a0toujours utile\u00a0?\u00a0»",
            "Followed search, until you are asked whether you still search",
        ),
        Period(
            "alert_answer_days",
            "days",
            "Délai pour répondre, avant que la recherche s’arrête",
            "Time to answer, before the search stops",
        ),
        Period(
            "alert_found_retention_days", "days", "Offre trouvée par une recherche", "Offer found by a search"
        ),
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    labels=LABELS,
)
