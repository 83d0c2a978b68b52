"""Partners’ lists of offers."""

from api.placements.feeds.jobs import blueprint
from api.placements.feeds.service import CREDITS
from api.platform.feature.feature import Feature
from api.platform.feature.retention import Period

FEATURE = Feature(
    "feeds",
    jobs=blueprint,
    credits=CREDITS,
    retention=[
        Period(
            "partner_offer_retention_days",
            "days",
            "Offre d’un site partenaire, après sa fin",
            "Offer of a partner’s site, after its end",
        )
    ],
)
