"""Videos on careers and trainings, whose routes bring them."""

from api.guide.videos import acts
from api.guide.videos.problems import FIELD_WORDS, TITLES
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature

FEATURE = Feature("videos", acts=constants(acts, Act), titles=TITLES, field_words=FIELD_WORDS)
