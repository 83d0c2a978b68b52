"""What becomes of people, hiring, portraits of occupations."""

from api.guide.figures.routes import router
from api.guide.figures.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("figures", router=router, shown=SHOWN)
