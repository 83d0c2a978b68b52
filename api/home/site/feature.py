"""What the app must know to start."""

from api.home.site.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("site", router=router)
