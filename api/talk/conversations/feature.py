"""Conversations."""

from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period
from api.talk.conversations import kinds
from api.talk.conversations.jobs import blueprint
from api.talk.conversations.labels import LABELS
from api.talk.conversations.personal_data import PERSONAL_DATA
from api.talk.conversations.problems import TITLES
from api.talk.conversations.queries import NAMES
from api.talk.conversations.reportables import REPORTABLES
from api.talk.conversations.routes import router
from api.talk.conversations.waiting import WAITING

FEATURE = Feature(
    "conversations",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    reportables=REPORTABLES,
    names={"conversation_id": NAMES},
    retention=[
        Period(
            "conversation_idle_days",
            "days",
            "Conversation où personne n’écrit plus, avant d’être fermée",
            "Conversation where nobody writes any more, until it is closed",
        ),
        Period(
            "conversation_retention_months",
            "months",
            "Conversation et ses messages, une fois fermée ; question, une fois terminée",
            "Conversation and its messages, once closed; question, once ended",
        ),
    ],
    titles=TITLES,
    kinds=constants(kinds, Kind),
    labels=LABELS,
)
