"""What questions offer to the features above."""

from api.talk.questions.queries import NAMES
from api.talk.questions.reportable import REPORTABLE

__all__ = ["NAMES", "REPORTABLE"]
