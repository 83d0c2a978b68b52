"""Conversations."""

from api.platform.feature.feature import Feature
from api.talk.conversations.jobs import blueprint
from api.talk.conversations.queries import NAMES
from api.talk.conversations.reportables import REPORTABLES
from api.talk.conversations.routes import router
from api.talk.conversations.service import PERSONAL_DATA

FEATURE = Feature(
    "conversations",
    router=router,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    reportables=REPORTABLES,
    names={"conversation_id": NAMES},
)
