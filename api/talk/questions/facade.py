"""What the features above ask of questions: those of meetings, names for notices, what may be reported."""

from api.talk.questions.asking import ask, withdraw
from api.talk.questions.claims import take
from api.talk.questions.meeting_over import go_on, put_off
from api.talk.questions.models import QuestionStatus
from api.talk.questions.queries import NAMES
from api.talk.questions.reportable import REPORTABLE

__all__ = ["NAMES", "REPORTABLE", "QuestionStatus", "ask", "go_on", "put_off", "take", "withdraw"]
