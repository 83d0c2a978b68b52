"""The composition root of what people may report: every feature's `Reportable`, by its kind."""

from api.badges.backpack.reportable import REPORTABLE as BADGE_REQUEST
from api.people.moderation.service import WORDS, Reportable, Reportables
from api.placements.applications.reportable import REPORTABLE as APPLICATION
from api.talk.answers.service import REPORTABLE as ANSWER
from api.talk.conversations.service import REPORTABLES as CONVERSATIONS
from api.talk.mentoring.service import REPORTABLE as MENTOR
from api.talk.questions.service import REPORTABLE as QUESTION

_ALL: tuple[Reportable, ...] = (*CONVERSATIONS, QUESTION, ANSWER, MENTOR, BADGE_REQUEST, APPLICATION, WORDS)

REPORTABLES: Reportables = {subject.kind: subject for subject in _ALL}
