"""Applications for offers."""

from api.placements.applications import kinds
from api.placements.applications.change_queries import NAMES, OFFER_NAMES
from api.placements.applications.jobs import blueprint
from api.placements.applications.labels import LABELS
from api.placements.applications.personal_data import PERSONAL_DATA
from api.placements.applications.problems import FIELD_WORDS, TITLES
from api.placements.applications.reportable import REPORTABLES
from api.placements.applications.routes import router
from api.placements.applications.waiting import WAITING
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "applications",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    reportables=REPORTABLES,
    names={"change_id": NAMES, "offer_id": OFFER_NAMES},
    retention=[
        Period(
            "application_retention_months",
            "months",
            "Candidature à une offre, après sa fin",
            "Application for an offer, after its end",
        )
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    labels=LABELS,
)
