"""What other features ask of offers; the decisions stand in the modules named here."""

from api.placements.offers.changes import Changed, Facts, take_change
from api.placements.offers.law.amounts import with_others
from api.placements.offers.law.limits import YOUNGEST
from api.placements.offers.lifecycle import (
    delete_unseen,
    free_place,
    offers_of_sole_owner,
    take_place,
    weigh_silence,
)
from api.placements.offers.models import OfferKind, OfferLevel, OfferStatus, Weekday
from api.placements.offers.news import entries
from api.placements.offers.reading import detail, findable, from_age, items, row, search
from api.placements.offers.wording.findings import get_ready, turns_away

__all__ = [
    "YOUNGEST",
    "Changed",
    "Facts",
    "OfferKind",
    "OfferLevel",
    "OfferStatus",
    "Weekday",
    "delete_unseen",
    "detail",
    "entries",
    "findable",
    "free_place",
    "from_age",
    "get_ready",
    "items",
    "offers_of_sole_owner",
    "row",
    "search",
    "take_change",
    "take_place",
    "turns_away",
    "weigh_silence",
    "with_others",
]
