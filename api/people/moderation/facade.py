"""What the features above ask of moderation: filing, who is apart, who may not write for now."""

from api.people.moderation.advances import add_up
from api.people.moderation.chatted import hear_chatted
from api.people.moderation.filing import apart, file_cry, file_found, is_grave_advance, require_may_write
from api.people.moderation.refused import hear_refused
from api.people.moderation.restrictions import hold_of, require_may_reach
from api.people.moderation.saying import may_say, require_may_publish, require_may_say

__all__ = [
    "add_up",
    "apart",
    "file_cry",
    "file_found",
    "hear_chatted",
    "hear_refused",
    "hold_of",
    "is_grave_advance",
    "may_say",
    "require_may_publish",
    "require_may_reach",
    "require_may_say",
    "require_may_write",
]
