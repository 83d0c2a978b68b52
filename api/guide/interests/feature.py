"""Interests: cards on what one likes to do, and the careers that go with the answers."""

from api.guide.interests.routes import router
from api.guide.interests.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("interests", router=router, shown=SHOWN)
