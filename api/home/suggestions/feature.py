"""What may interest a person, each with its reasons."""

from api.home.suggestions.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("suggestions", router=router)
