"""Checking any badge."""

from api.badges.verifying.problems import FIELD_WORDS
from api.badges.verifying.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("verifying", field_words=FIELD_WORDS, shown=SHOWN)
