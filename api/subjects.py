"""The composition root of what people may report: every feature's `Subject`, by its kind."""

from api.badges.backpack.subject import SUBJECT as BADGE_REQUEST
from api.people.moderation.service import WORDS, Subject, Subjects
from api.placements.applications.subject import SUBJECT as APPLICATION
from api.talk.answers.service import SUBJECT as ANSWER
from api.talk.conversations.service import SUBJECTS as CONVERSATIONS
from api.talk.mentoring.service import SUBJECT as MENTOR
from api.talk.questions.service import SUBJECT as QUESTION

_SUBJECTS: tuple[Subject, ...] = (*CONVERSATIONS, QUESTION, ANSWER, MENTOR, BADGE_REQUEST, APPLICATION, WORDS)

SUBJECTS: Subjects = {subject.kind: subject for subject in _SUBJECTS}
