"""The nearest of all kinds."""

from api.home.around.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("around", router=router)
