"""Verified roles."""

from api.people.verification import kinds
from api.people.verification.jobs import blueprint
from api.people.verification.problems import FIELD_WORDS, TITLES
from api.people.verification.routes import router
from api.people.verification.service import PERSONAL_DATA
from api.platform.feature.feature import Feature
from api.platform.feature.notice import kinds_in

FEATURE = Feature(
    "verification",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=kinds_in(kinds),
)
