"""Places: lists, pages, the map."""

from api.guide.places.routes import router
from api.guide.places.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("places", router=router, shown=SHOWN)
