"""Reports of errors in what is shown."""

from api.home.feedback.jobs import blueprint
from api.home.feedback.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("feedback", router=router, jobs=blueprint)
