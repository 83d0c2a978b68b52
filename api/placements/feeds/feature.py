"""Partners’ lists of offers."""

from api.placements.feeds.jobs import blueprint
from api.placements.feeds.service import CREDITS
from api.platform.feature.feature import Feature

FEATURE = Feature("feeds", jobs=blueprint, credits=CREDITS)
