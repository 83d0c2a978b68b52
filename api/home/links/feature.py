"""Links to other sites, and those that lead nowhere any more."""

from api.home.links.jobs import blueprint
from api.home.links.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("links", router=router, jobs=blueprint)
