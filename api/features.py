"""The composition root of features: one line each, and what they bring together."""

from collections.abc import Mapping, Sequence
from functools import reduce

from api.badges.backpack.feature import FEATURE as BACKPACK
from api.badges.issuing.feature import FEATURE as ISSUING
from api.badges.verifying.feature import FEATURE as VERIFYING
from api.guide.agenda.feature import FEATURE as AGENDA
from api.guide.aids.feature import FEATURE as AIDS
from api.guide.careers import service as careers
from api.guide.careers.feature import FEATURE as CAREERS
from api.guide.careers.schemas import RomeCode
from api.guide.figures.feature import FEATURE as FIGURES
from api.guide.interests.feature import FEATURE as INTERESTS
from api.guide.opendata.feature import FEATURE as OPENDATA
from api.guide.path.feature import FEATURE as PATH
from api.guide.places.feature import FEATURE as PLACES
from api.guide.region.feature import FEATURE as REGION
from api.guide.trainings import service as trainings
from api.guide.trainings.feature import FEATURE as TRAININGS
from api.guide.trainings.schemas import TrainingId
from api.guide.videos.feature import Subject, videos_on
from api.guide.videos.service import About
from api.home.around.feature import FEATURE as AROUND
from api.home.card.feature import FEATURE as CARD
from api.home.chatbox.feature import FEATURE as CHATBOX
from api.home.feedback.feature import FEATURE as FEEDBACK
from api.home.links.feature import FEATURE as LINKS
from api.home.missing.feature import FEATURE as MISSING
from api.home.portals.feature import FEATURE as PORTALS
from api.home.search.feature import FEATURE as SEARCH
from api.home.site.feature import FEATURE as SITE
from api.home.steps.feature import FEATURE as STEPS
from api.home.suggestions.feature import FEATURE as SUGGESTIONS
from api.people.accounts.feature import FEATURE as ACCOUNTS
from api.people.moderation.feature import FEATURE as MODERATION
from api.people.organisations.feature import FEATURE as ORGANISATIONS
from api.people.privacy.common_labels import COMMON
from api.people.privacy.feature import FEATURE as PRIVACY
from api.people.verification.feature import FEATURE as VERIFICATION
from api.people.vouching.feature import FEATURE as VOUCHING
from api.placements.alerts.feature import FEATURE as ALERTS
from api.placements.applications.feature import FEATURE as APPLICATIONS
from api.placements.feeds.feature import FEATURE as FEEDS
from api.placements.offers.feature import FEATURE as OFFERS
from api.platform.audit.feature import FEATURE as AUDIT
from api.platform.feature.feature import Feature
from api.platform.feature.labels import Labels
from api.platform.feature.measured import Measured
from api.platform.feature.remote import Remote
from api.platform.feature.reportable import Reportables
from api.platform.feature.retention import Period
from api.platform.feature.shown import Shown, ShownThings
from api.platform.feature.waiting import Waiting
from api.platform.jobs.measured import MEASURED as QUEUE_MEASURED
from api.platform.kit.language import Words
from api.platform.kit.personal_data import PersonalData
from api.platform.kit.sources import Credit
from api.platform.mail.feature import FEATURE as MAIL
from api.platform.notices.feature import FEATURE as NOTIFICATIONS
from api.platform.notices.registry import Registry
from api.platform.problems.answers import ProblemWords
from api.platform.problems.fields import FIELD_WORDS
from api.platform.problems.titles import TITLES
from api.platform.push.feature import FEATURE as PUSH
from api.platform.stream.feature import FEATURE as STREAM
from api.talk.answers.feature import FEATURE as ANSWERS
from api.talk.conversations.feature import FEATURE as CONVERSATIONS
from api.talk.meetings.feature import FEATURE as MEETINGS
from api.talk.mentoring.feature import FEATURE as MENTORING
from api.talk.questions.feature import FEATURE as QUESTIONS

VIDEOS = videos_on(
    Subject(About.CAREER, "careers", "code", RomeCode, careers.exists),
    Subject(About.TRAINING, "trainings", "training_id", TrainingId, trainings.exists),
)
FEATURES: Sequence[Feature] = (
    PLACES,
    AGENDA,
    VIDEOS,
    CAREERS,
    FIGURES,
    TRAININGS,
    AIDS,
    PATH,
    INTERESTS,
    REGION,
    OPENDATA,
    AROUND,
    SITE,
    PORTALS,
    FEEDBACK,
    LINKS,
    SEARCH,
    MISSING,
    CHATBOX,
    CARD,
    STEPS,
    SUGGESTIONS,
    AUDIT,
    MAIL,
    NOTIFICATIONS,
    STREAM,
    ALERTS,
    APPLICATIONS,
    MEETINGS,
    ANSWERS,
    QUESTIONS,
    CONVERSATIONS,
    BACKPACK,
    ISSUING,
    VERIFYING,
    FEEDS,
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
"""In the order in which an account is erased: what refers to others stands before them, accounts last."""

PERSONAL_DATA: Sequence[PersonalData] = [one.personal_data for one in FEATURES if one.personal_data]
"""What is kept about people."""
RETENTION: Sequence[Period] = [period for one in reversed(FEATURES) for period in one.retention]
"""How long everything is kept, the account first."""
REPORTABLES: Reportables = {thing.kind: thing for one in FEATURES for thing in one.reportables}
"""What people may report, by its kind."""
SHOWN: Sequence[Shown | ShownThings] = [page for one in FEATURES for page in one.shown]
"""The pages that are everybody's."""
WAITING: Sequence[Waiting] = [step for one in FEATURES for step in one.waiting]
"""What waits for people."""
MEASURED: Sequence[Measured] = [*QUEUE_MEASURED, *(one for each in FEATURES for one in each.measured)]
"""What an operator watches."""
REMOTE: Sequence[Remote] = [kind for one in FEATURES for kind in one.remote]
"""What takes place from afar."""
NOTICES = Registry(
    kinds={kind.name: kind for one in FEATURES for kind in one.kinds},
    names={id_name: statement for one in FEATURES for id_name, statement in one.names.items()},
)
"""What people are told."""
ACTS: Mapping[str, Words] = {act.name: act.title for one in FEATURES for act in one.acts}
"""What each act is called that the audit keeps."""
LABELS = reduce(Labels.__or__, (one.labels for one in FEATURES), COMMON | Labels(values=ACTS))
"""The words of what is exported."""
PROBLEM_WORDS = ProblemWords(
    TITLES | {code: words for one in FEATURES for code, words in one.titles.items()},
    FIELD_WORDS | {code: words for one in FEATURES for code, words in one.field_words.items()},
)
"""What every error says."""
CREDITS: Mapping[str, Credit] = {source: credit for one in FEATURES for source, credit in one.credits.items()}
"""How each source is credited, by its name."""
