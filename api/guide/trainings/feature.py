"""Trainings."""

from api.guide.trainings.routes import router
from api.guide.trainings.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("trainings", router=router, shown=SHOWN)
