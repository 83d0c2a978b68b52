"""Notices."""

from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.notices import kinds
from api.platform.notices.jobs import blueprint
from api.platform.notices.routes import router

FEATURE = Feature(
    "notices",
    router=router,
    jobs=blueprint,
    kinds=constants(kinds, Kind),
)
