"""Importers of open data."""

from api.guide.opendata import kinds
from api.guide.opendata.jobs import blueprint
from api.guide.opendata.measured import MEASURED
from api.guide.opendata.routes import router
from api.guide.opendata.service import CREDITS
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "opendata",
    router=router,
    jobs=blueprint,
    measured=MEASURED,
    credits=CREDITS,
    retention=[
        Period(
            "import_report_retention_days",
            "days",
            "Rapport d’import de données ouvertes",
            "Report of an import",
        )
    ],
    kinds=constants(kinds, Kind),
)
