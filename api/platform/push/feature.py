"""Pushes."""

from api.platform.feature.feature import Feature
from api.platform.push.jobs import blueprint
from api.platform.push.labels import LABELS
from api.platform.push.personal_data import PERSONAL_DATA
from api.platform.push.problems import FIELD_WORDS, TITLES
from api.platform.push.routes import router

FEATURE = Feature(
    "push",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    titles=TITLES,
    field_words=FIELD_WORDS,
    labels=LABELS,
)
