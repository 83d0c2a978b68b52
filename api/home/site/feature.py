"""What the app must know to start."""

from api.home.site.routes import robots_and_sitemap, router
from api.home.site.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("site", router=router, permanent_addresses=robots_and_sitemap, shown=SHOWN)
