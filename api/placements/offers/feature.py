"""Offers of companies."""

from api.placements.offers.holder import PERSONAL_DATA
from api.placements.offers.jobs import blueprint
from api.placements.offers.queries import NAMES
from api.placements.offers.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "offers",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    names={"offer_id": NAMES},
)
