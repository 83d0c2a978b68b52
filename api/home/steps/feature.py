"""A person's next steps."""

from api.home.steps.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("steps", router=router)
