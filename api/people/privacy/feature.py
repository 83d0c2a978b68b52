"""Consents, copies and deletion."""

from api.people.privacy.jobs import blueprint
from api.people.privacy.routes import router
from api.people.privacy.service import PERSONAL_DATA
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "privacy",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
)
