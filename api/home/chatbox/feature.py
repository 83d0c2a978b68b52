"""The chatbox: what somebody asks in their own words."""

from api.home.chatbox.routes import router
from api.platform.feature.feature import Feature

FEATURE = Feature("chatbox", router=router)
