"""Questions."""

from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.talk.questions import kinds
from api.talk.questions.jobs import blueprint
from api.talk.questions.labels import LABELS
from api.talk.questions.personal_data import PERSONAL_DATA
from api.talk.questions.problems import FIELD_WORDS, TITLES
from api.talk.questions.queries import NAMES
from api.talk.questions.reportable import REPORTABLE
from api.talk.questions.routes import router
from api.talk.questions.waiting import WAITING

FEATURE = Feature(
    "questions",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    reportables=[REPORTABLE],
    names={"question_id": NAMES},
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    labels=LABELS,
)
