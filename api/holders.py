"""The composition root of what is kept about people: every feature's `Holder`, in the order of erasure."""

from collections.abc import Sequence

from api.badges.backpack.holder import HOLDER as BACKPACK
from api.badges.issuing.service import HOLDER as ISSUING
from api.people.accounts.service import HOLDER as ACCOUNTS
from api.people.moderation.service import HOLDER as MODERATION
from api.people.organisations.holder import HOLDER as ORGANISATIONS
from api.people.privacy.service import HOLDER as PRIVACY
from api.people.verification.service import HOLDER as VERIFICATION
from api.people.vouching.service import HOLDER as VOUCHING
from api.placements.alerts.service import HOLDER as ALERTS
from api.placements.applications.service import HOLDER as APPLICATIONS
from api.placements.offers.service import HOLDER as OFFERS
from api.platform.audit.service import HOLDER as AUDIT
from api.platform.kit.holders import Holder
from api.platform.push.service import HOLDER as PUSH
from api.platform.stream.service import HOLDER as STREAM
from api.talk.answers.service import HOLDER as ANSWERS
from api.talk.conversations.service import HOLDER as CONVERSATIONS
from api.talk.mentoring.service import HOLDER as MENTORING
from api.talk.questions.service import HOLDER as QUESTIONS

# The account comes last: the others refer to it.
HOLDERS: Sequence[Holder] = (
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
