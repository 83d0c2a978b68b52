"""The door of questions, for the features above: names for notices, what may be reported."""

from api.talk.questions.queries import NAMES
from api.talk.questions.reportable import REPORTABLE

__all__ = ["NAMES", "REPORTABLE"]
