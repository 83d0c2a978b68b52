"""Sundays of those under 18: apprentices alone, in the trades that the law lists (L3164-5, R3164-1).

No authorisation is needed there, so nothing is asked of a company whose code is of such a trade.
"""

from collections.abc import Iterator

from api.placements.offers.law import sectors
from api.placements.offers.law.rule import Finding
from api.placements.offers.models import Contract, Declaration, OfferKind
from api.placements.offers.schemas import OfferWrite

_CAREERS = ("D1101", "D1102", "D1103", "D1104", "D1105", "D1209", "G16", "G17", "G18", "G1501", "G1502")
"""ROME: butchers, bakers, charcutiers, pastry cooks, fishmongers, florists, hotels, restaurants, cafés."""


def allowed(offer: OfferWrite, naf: str | None) -> bool:
    """Whether apprentices may come on Sundays: by the company's code, or where that is not known by what it
    declares of an apprenticeship of such a trade."""
    if not _apprentice(offer):
        return False
    listed = sectors.among(naf, sectors.OF_DECLARATION[Declaration.SUNDAY])
    if listed is None:
        return _declared(offer) and any(code.startswith(_CAREERS) for code in offer.rome_codes)
    return listed


def check(offer: OfferWrite, naf: str | None) -> Iterator[Finding]:
    """What an offer with Sundays breaks, or a referent is asked: a code that says nothing of such a trade."""
    if allowed(offer, naf):
        return
    if _apprentice(offer) and _declared(offer):
        yield Finding("sunday_trade", "weekdays", "asked", naf or "")
    else:
        yield Finding("no_sunday", "weekdays", "refused", naf or "")


def _apprentice(offer: OfferWrite) -> bool:
    """Of young people, those trades may let apprentices only: neither trainees nor others (L3164-5)."""
    return offer.kind is OfferKind.APPRENTICESHIP and offer.contract is not Contract.PROFESSIONNALISATION


def _declared(offer: OfferWrite) -> bool:
    return Declaration.SUNDAY in offer.declarations
