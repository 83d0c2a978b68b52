"""Badges that one gives."""

from api.badges.issuing import acts, kinds
from api.badges.issuing.jobs import blueprint
from api.badges.issuing.labels import LABELS
from api.badges.issuing.personal_data import PERSONAL_DATA
from api.badges.issuing.problems import FIELD_WORDS, TITLES
from api.badges.issuing.queries import CREDENTIAL_NAMES, REQUEST_NAMES
from api.badges.issuing.reportable import REPORTABLES
from api.badges.issuing.routes import LARGER_BODIES, permanent_addresses, router
from api.badges.issuing.shown import SHOWN
from api.badges.issuing.waiting import WAITING
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "issuing",
    router=router,
    shown=SHOWN,
    permanent_addresses=permanent_addresses,
    larger_bodies=LARGER_BODIES,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    reportables=REPORTABLES,
    names={"credential_id": CREDENTIAL_NAMES, "request_id": REQUEST_NAMES},
    retention=[
        Period(
            "badge_offer_days",
            "days",
            "Adresse mail à laquelle un badge a été proposé, si personne ne l’accepte",
            "Mail address that a badge was offered to, if nobody accepts it",
        ),
        Period(
            "badge_photo_days",
            "days",
            "Photo d’une demande de badge, après la réponse",
            "Photo of a request for a badge, after the answer",
        ),
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
