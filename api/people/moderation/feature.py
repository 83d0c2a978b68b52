"""Moderation."""

from api.people.moderation.holder import PERSONAL_DATA
from api.people.moderation.jobs import blueprint
from api.people.moderation.routes import router
from api.people.moderation.saying import WORDS
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "moderation",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    reportables=[WORDS],
)
