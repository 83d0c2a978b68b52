"""Alerts."""

from api.placements.alerts.jobs import blueprint
from api.placements.alerts.queries import NAMES
from api.placements.alerts.routes import router
from api.placements.alerts.service import PERSONAL_DATA
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "alerts",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    names={"alert_id": NAMES},
)
