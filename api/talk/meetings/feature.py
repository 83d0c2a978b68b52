"""Meetings."""

from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period
from api.talk.meetings import kinds
from api.talk.meetings.calendar import REMOTE
from api.talk.meetings.jobs import blueprint
from api.talk.meetings.labels import LABELS
from api.talk.meetings.personal_data import PERSONAL_DATA
from api.talk.meetings.problems import FIELD_WORDS, TITLES
from api.talk.meetings.queries import NAMES
from api.talk.meetings.routes import router
from api.talk.meetings.shown import SHOWN
from api.talk.meetings.waiting import WAITING

FEATURE = Feature(
    "meetings",
    router=router,
    shown=SHOWN,
    jobs=blueprint,
    remote=[REMOTE],
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    names={"meeting_id": NAMES},
    retention=[
        Period(
            "meeting_retention_days",
            "days",
            "Rencontre, et qui y avait une place, une fois terminée",
            "Meeting, and who had a seat in it, once it is over",
        ),
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    labels=LABELS,
)
