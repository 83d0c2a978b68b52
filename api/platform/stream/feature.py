"""The stream."""

from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period
from api.platform.stream.jobs import blueprint
from api.platform.stream.labels import LABELS
from api.platform.stream.personal_data import PERSONAL_DATA
from api.platform.stream.routes import router

FEATURE = Feature(
    "stream",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    retention=[Period("notification_retention_days", "days", "Alertes", "Alerts")],
    labels=LABELS,
)
