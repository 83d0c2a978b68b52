"""Aids: what help there is, and where to ask for it."""

from api.guide.aids.routes import router
from api.guide.aids.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("aids", router=router, shown=SHOWN)
