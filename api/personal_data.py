"""The composition root of what is kept about people: each `PersonalData`, in the order of erasure."""

from collections.abc import Sequence

from api.badges.backpack.personal_data import PERSONAL_DATA as BACKPACK
from api.badges.issuing.service import PERSONAL_DATA as ISSUING
from api.people.accounts.service import PERSONAL_DATA as ACCOUNTS
from api.people.moderation.service import PERSONAL_DATA as MODERATION
from api.people.organisations.personal_data import PERSONAL_DATA as ORGANISATIONS
from api.people.privacy.service import PERSONAL_DATA as PRIVACY
from api.people.verification.service import PERSONAL_DATA as VERIFICATION
from api.people.vouching.service import PERSONAL_DATA as VOUCHING
from api.placements.alerts.service import PERSONAL_DATA as ALERTS
from api.placements.applications.service import PERSONAL_DATA as APPLICATIONS
from api.placements.offers.service import PERSONAL_DATA as OFFERS
from api.platform.audit.service import PERSONAL_DATA as AUDIT
from api.platform.kit.personal_data import PersonalData
from api.platform.push.service import PERSONAL_DATA as PUSH
from api.platform.stream.service import PERSONAL_DATA as STREAM
from api.talk.answers.service import PERSONAL_DATA as ANSWERS
from api.talk.conversations.service import PERSONAL_DATA as CONVERSATIONS
from api.talk.mentoring.service import PERSONAL_DATA as MENTORING
from api.talk.questions.service import PERSONAL_DATA as QUESTIONS

# The account comes last: the others refer to it.
PERSONAL_DATA: Sequence[PersonalData] = (
    AUDIT,
    STREAM,
    ALERTS,
    APPLICATIONS,
    ANSWERS,
    QUESTIONS,
    CONVERSATIONS,
    BACKPACK,
    ISSUING,
    OFFERS,
    MENTORING,
    MODERATION,
    PUSH,
    PRIVACY,
    VOUCHING,
    VERIFICATION,
    ORGANISATIONS,
    ACCOUNTS,
)
