"""The composition root of what people may report: every feature's `Subject`, by its kind."""

from api.answers.service import SUBJECT as ANSWER
from api.applications.subject import SUBJECT as APPLICATION
from api.backpack.subject import SUBJECT as BADGE_REQUEST
from api.conversations.service import SUBJECTS as CONVERSATIONS
from api.mentoring.service import SUBJECT as MENTOR
from api.moderation.service import WORDS, Subject, Subjects
from api.questions.service import SUBJECT as QUESTION

_SUBJECTS: tuple[Subject, ...] = (*CONVERSATIONS, QUESTION, ANSWER, MENTOR, BADGE_REQUEST, APPLICATION, WORDS)

SUBJECTS: Subjects = {subject.kind: subject for subject in _SUBJECTS}
