"""The chatbox: what somebody asks in their own words."""

from api.home.chatbox.problems import FIELD_WORDS
from api.home.chatbox.routes import router
from api.home.chatbox.shown import SHOWN
from api.platform.feature.feature import Feature

FEATURE = Feature("chatbox", router=router, shown=SHOWN, field_words=FIELD_WORDS)
