"""Badges that one owns."""

from api.badges.backpack import acts, kinds
from api.badges.backpack.jobs import blueprint
from api.badges.backpack.labels import LABELS
from api.badges.backpack.personal_data import PERSONAL_DATA
from api.badges.backpack.problems import FIELD_WORDS, TITLES
from api.badges.backpack.routes import LARGER_BODIES, router
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind

FEATURE = Feature(
    "backpack",
    router=router,
    larger_bodies=LARGER_BODIES,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
