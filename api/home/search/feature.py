"""One search over everything that is published."""

from api.home.search.jobs import blueprint
from api.home.search.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("search", router=router, jobs=blueprint)
"""Staff's part of it stands in `lexicon_routes`."""
