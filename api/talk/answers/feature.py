"""Public answers."""

from api.platform.feature.feature import Feature
from api.platform.feature.notice import kinds_in
from api.talk.answers import kinds
from api.talk.answers.problems import FIELD_WORDS, TITLES
from api.talk.answers.queries import NAMES
from api.talk.answers.reportable import REPORTABLE
from api.talk.answers.routes import router
from api.talk.answers.service import PERSONAL_DATA

FEATURE = Feature(
    "answers",
    router=router,
    personal_data=PERSONAL_DATA,
    reportables=[REPORTABLE],
    names={"answer_id": NAMES},
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=kinds_in(kinds),
)
