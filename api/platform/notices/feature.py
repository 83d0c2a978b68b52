"""Notices."""

from api.platform.feature.feature import Feature
from api.platform.feature.notice import kinds_in
from api.platform.notices import kinds
from api.platform.notices.jobs import blueprint
from api.platform.notices.routes import router

FEATURE = Feature(
    "notices",
    router=router,
    jobs=blueprint,
    kinds=kinds_in(kinds),
)
