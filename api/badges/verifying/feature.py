"""Checking any badge."""

from api.badges.verifying.problems import FIELD_WORDS, TITLES
from api.badges.verifying.routes import LARGER_BODIES, router
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "verifying",
    router=router,
    larger_bodies=LARGER_BODIES,
    titles=TITLES,
    field_words=FIELD_WORDS,
)
