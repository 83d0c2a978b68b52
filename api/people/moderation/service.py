"""What moderation offers to the features above it: filing, who is apart, who may not write for now."""

from api.people.moderation.advances import add_up
from api.people.moderation.filing import apart, file, file_found, is_grave_advance, require_may_write
from api.people.moderation.holder import PERSONAL_DATA
from api.people.moderation.models import Origin, SubjectKind
from api.people.moderation.reportables import Found, Line, Meeting, Reportable, Reportables
from api.people.moderation.restrictions import hold_of, require_may_reach
from api.people.moderation.saying import WORDS, may_say, require_may_say

__all__ = [
    "PERSONAL_DATA",
    "WORDS",
    "Found",
    "Line",
    "Meeting",
    "Origin",
    "Reportable",
    "Reportables",
    "SubjectKind",
    "add_up",
    "apart",
    "file",
    "file_found",
    "hold_of",
    "is_grave_advance",
    "may_say",
    "require_may_reach",
    "require_may_say",
    "require_may_write",
]
