"""The composition root of what is kept about people: every feature's `Holder`, in the order of erasure."""

from collections.abc import Sequence

from api.accounts.service import HOLDER as ACCOUNTS
from api.alerts.service import HOLDER as ALERTS
from api.answers.service import HOLDER as ANSWERS
from api.applications.service import HOLDER as APPLICATIONS
from api.audit.service import HOLDER as AUDIT
from api.backpack.holder import HOLDER as BACKPACK
from api.conversations.service import HOLDER as CONVERSATIONS
from api.issuing.service import HOLDER as ISSUING
from api.kit.holders import Holder
from api.mentoring.service import HOLDER as MENTORING
from api.moderation.service import HOLDER as MODERATION
from api.offers.service import HOLDER as OFFERS
from api.organisations.holder import HOLDER as ORGANISATIONS
from api.privacy.service import HOLDER as PRIVACY
from api.push.service import HOLDER as PUSH
from api.questions.service import HOLDER as QUESTIONS
from api.stream.service import HOLDER as STREAM
from api.verification.service import HOLDER as VERIFICATION
from api.vouching.service import HOLDER as VOUCHING

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
