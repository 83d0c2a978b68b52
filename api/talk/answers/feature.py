"""Public answers."""

from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.talk.answers import acts, kinds
from api.talk.answers.labels import LABELS
from api.talk.answers.personal_data import PERSONAL_DATA
from api.talk.answers.problems import FIELD_WORDS, TITLES
from api.talk.answers.queries import NAMES
from api.talk.answers.reportable import REPORTABLE
from api.talk.answers.routes import router
from api.talk.answers.shown import SHOWN
from api.talk.answers.waiting import WAITING

FEATURE = Feature(
    "answers",
    router=router,
    shown=SHOWN,
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    reportables=[REPORTABLE],
    names={"answer_id": NAMES},
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
