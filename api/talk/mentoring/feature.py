"""Who answers, and when."""

from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.talk.mentoring import kinds
from api.talk.mentoring.labels import LABELS
from api.talk.mentoring.personal_data import PERSONAL_DATA
from api.talk.mentoring.problems import FIELD_WORDS
from api.talk.mentoring.reportable import REPORTABLE
from api.talk.mentoring.routes import router
from api.talk.mentoring.shown import SHOWN

FEATURE = Feature(
    "mentoring",
    router=router,
    shown=SHOWN,
    personal_data=PERSONAL_DATA,
    reportables=[REPORTABLE],
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    labels=LABELS,
)
