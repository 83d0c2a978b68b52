"""What the features above ask of conversations: opening one, giving a question back."""

from api.talk.conversations.queries import NAMES
from api.talk.conversations.reportables import REPORTABLES
from api.talk.conversations.steps import give_back
from api.talk.conversations.writing import open_for

__all__ = ["NAMES", "REPORTABLES", "give_back", "open_for"]
