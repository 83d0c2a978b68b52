"""The audit."""

from api.platform.audit import acts
from api.platform.audit.jobs import blueprint
from api.platform.audit.labels import LABELS
from api.platform.audit.personal_data import PERSONAL_DATA
from api.platform.audit.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "audit",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    retention=[Period("audit_retention_years", "years", "Journal des actes", "Log of acts")],
    acts=constants(acts, Act),
    labels=LABELS,
)
