"""One search over everything that is published, and the lexicon that staff extend."""

from api.home.search import acts
from api.home.search.jobs import blueprint
from api.home.search.problems import FIELD_WORDS, TITLES
from api.home.search.routes import router
from api.home.search.shown import SHOWN
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature

FEATURE = Feature(
    "search",
    router=router,
    shown=SHOWN,
    jobs=blueprint,
    acts=constants(acts, Act),
    titles=TITLES,
    field_words=FIELD_WORDS,
)
