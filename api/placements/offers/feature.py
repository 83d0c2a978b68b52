"""Offers of companies."""

from api.placements.offers import acts, kinds
from api.placements.offers.jobs import blueprint
from api.placements.offers.labels import LABELS
from api.placements.offers.personal_data import PERSONAL_DATA
from api.placements.offers.problems import FIELD_WORDS, TITLES
from api.placements.offers.routes import router
from api.placements.offers.shown import SHOWN
from api.placements.offers.waiting import WAITING
from api.platform.feature.act import Act
from api.platform.feature.constants import constants
from api.platform.feature.feature import Feature
from api.platform.feature.notice import Kind
from api.platform.feature.retention import Period

FEATURE = Feature(
    "offers",
    router=router,
    shown=SHOWN,
    jobs=blueprint,
    personal_data=PERSONAL_DATA,
    waiting=WAITING,
    retention=[
        Period(
            "offer_retention_days",
            "days",
            "Offre d’une entreprise, après sa fin",
            "Offer of a company, after its end",
        )
    ],
    titles=TITLES,
    field_words=FIELD_WORDS,
    kinds=constants(kinds, Kind),
    acts=constants(acts, Act),
    labels=LABELS,
)
