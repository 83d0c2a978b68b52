"""What the portals of schools (ENT) show."""

from api.home.portals.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("portals", router=router)
