"""What the features above ask of questions: names for notices, what may be reported."""

from api.talk.questions.queries import NAMES
from api.talk.questions.reportable import REPORTABLE

__all__ = ["NAMES", "REPORTABLE"]
