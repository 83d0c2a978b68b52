"""What the portals of schools (ENT) show."""

from api.home.portals.routes import router
from api.home.portals.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("portals", router=router, shown=SHOWN)
