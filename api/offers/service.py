"""What other features may ask of offers; the decisions stand in the modules named here."""

from api.offers.changes import Changed, Facts, take_change
from api.offers.holder import HOLDER, offers_of_sole_owner
from api.offers.law.amounts import with_others
from api.offers.law.limits import YOUNGEST
from api.offers.lifecycle import free_place, take_place, weigh_silence
from api.offers.models import OfferKind, OfferLevel, OfferStatus
from api.offers.queries import NAMES
from api.offers.reading import detail, from_age, items, row, search
from api.offers.wording.findings import get_ready

__all__ = [
    "HOLDER",
    "NAMES",
    "YOUNGEST",
    "Changed",
    "Facts",
    "OfferKind",
    "OfferLevel",
    "OfferStatus",
    "detail",
    "free_place",
    "from_age",
    "get_ready",
    "items",
    "offers_of_sole_owner",
    "row",
    "search",
    "take_change",
    "take_place",
    "weigh_silence",
    "with_others",
]
