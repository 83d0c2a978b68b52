"""Verified roles."""

from api.people.verification import acts, kinds
from api.people.verification.jobs import blueprint
from api.people.verification.labels import LABELS
from api.people.verification.measured import MEASURED
from api.people.verification.personal_data import PERSONAL_DATA
from api.people.verification.problems import FIELD_WORDS, TITLES
from api.people.verification.routes import router
from api.people.verification.waiting import WAITING
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind

FEATURE = Feature(
    "verification",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    measured=MEASURED,
    waiting=WAITING,
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
