"""The composition root of what notices are about: how each feature names its things, to whom it may."""

from api.badges.issuing.service import CREDENTIAL_NAMES, REQUEST_NAMES
from api.people.organisations.service import NAMES as ORGANISATIONS
from api.placements.alerts.service import NAMES as ALERTS
from api.placements.applications.service import NAMES as CHANGES
from api.placements.offers.service import NAMES as OFFERS
from api.platform.notices.service import Names
from api.talk.answers.service import NAMES as ANSWERS
from api.talk.conversations.service import NAMES as CONVERSATIONS
from api.talk.questions.service import NAMES as QUESTIONS

NAMES: Names = {
    "alert_id": ALERTS,
    "answer_id": ANSWERS,
    "change_id": CHANGES,
    "conversation_id": CONVERSATIONS,
    "credential_id": CREDENTIAL_NAMES,
    "offer_id": OFFERS,
    "organisation_id": ORGANISATIONS,
    "question_id": QUESTIONS,
    "request_id": REQUEST_NAMES,
}
