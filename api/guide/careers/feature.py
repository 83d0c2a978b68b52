"""Careers."""

from api.guide.careers.routes import router
from api.guide.careers.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("careers", router=router, shown=SHOWN)
