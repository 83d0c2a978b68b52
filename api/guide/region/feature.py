"""The region: communes and outlines."""

from api.guide.region.problems import FIELD_WORDS
from api.guide.region.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "region",
    router=router,
    field_words=FIELD_WORDS,
)
