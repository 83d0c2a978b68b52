"""Vouched ages."""

from api.people.vouching.jobs import blueprint
from api.people.vouching.routes import router
from api.people.vouching.service import PERSONAL_DATA
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "vouching",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
)
