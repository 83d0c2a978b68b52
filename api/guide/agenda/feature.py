"""Events and open days."""

from api.guide.agenda.routes import router
from api.guide.agenda.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("agenda", router=router, shown=SHOWN)
