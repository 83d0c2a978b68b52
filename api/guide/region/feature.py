"""The region: communes, outlines, and whom to call."""

from api.guide.region import acts
from api.guide.region.problems import FIELD_WORDS
from api.guide.region.routes import router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "region",
    router=router,
    acts=constants(acts, Act),
    field_words=FIELD_WORDS,
)
