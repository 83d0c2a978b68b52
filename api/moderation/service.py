"""What moderation offers to the features above it: filing, who is apart, who may not write for now."""

from api.moderation.advances import add_up
from api.moderation.filing import apart, file, file_found, insist_may_write, is_grave_advance
from api.moderation.holder import HOLDER
from api.moderation.models import Origin, SubjectKind
from api.moderation.restrictions import hold_of, insist_may_reach
from api.moderation.saying import WORDS, insist_may_say, may_say
from api.moderation.subjects import Found, Line, Meeting, Subject, Subjects

__all__ = [
    "HOLDER",
    "WORDS",
    "Found",
    "Line",
    "Meeting",
    "Origin",
    "Subject",
    "SubjectKind",
    "Subjects",
    "add_up",
    "apart",
    "file",
    "file_found",
    "hold_of",
    "insist_may_reach",
    "insist_may_say",
    "insist_may_write",
    "is_grave_advance",
    "may_say",
]
