"""What the features above ask of conversations: opening one, writing into it, ending it, giving it back."""

from api.talk.conversations.models import ConversationStatus, MessageStatus
from api.talk.conversations.queries import NAMES
from api.talk.conversations.reportables import REPORTABLES
from api.talk.conversations.steps import end_of_meeting, give_back
from api.talk.conversations.writing import open_for, write

__all__ = [
    "NAMES",
    "REPORTABLES",
    "ConversationStatus",
    "MessageStatus",
    "end_of_meeting",
    "give_back",
    "open_for",
    "write",
]
