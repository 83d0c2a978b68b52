"""A card to show."""

from api.home.card import acts
from api.home.card.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature

FEATURE = Feature("card", router=router, acts=constants(acts, Act))
