"""The region: communes and outlines."""

from api.guide.region.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("region", router=router)
