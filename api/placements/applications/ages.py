"""For whom an offer is by age; a matter of level alone is a warning, never a refusal (`lists.level_fits`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import Row

from api.placements.offers import facade as offers
from api.platform.access import ADULT_AGE
from api.platform.kit.clock import age

CONTRACT_AGE = 16
APPRENTICE_AGE = 15
"""Of an apprentice with the collège behind them (Code du travail L6222-1); other contracts: L6325-1."""
LAST_APPRENTICE = 29
LAST_PROFESSIONAL = 25
"""Ages that need no other condition (Code du travail L6222-1, L6325-1)."""
_COLLEGE = "middle_school"
_LYCEE = ("high_school", "vocational")


WrongAge = Literal["offer_for_pupils", "too_young_for_hours", "too_young_for_offer", "too_young_for_contract"]
"""Why somebody may not apply, as a refusal names it."""


def why_wrong_age(
    birth_date: date,
    level: str | None,
    offer: Row[Any],
    *,
    hours_from: int | None,
    first_day: date,
    today: date,
) -> WrongAge | None:
    """Why somebody of that age and level may not apply for an offer that begins that day; None if they may.

    `offer` has `kind`, `levels`, `contract` and `start_on`; `hours_from` is what `offers.from_age` tells.
    """
    if offer.kind == "observation" and not may_observe(age(birth_date, today), level, offer.levels):
        return "offer_for_pupils"
    if hours_from is not None and age(birth_date, first_day) < hours_from:
        return "too_young_for_hours"
    if offer.kind != "apprenticeship":
        return None if is_old_enough(birth_date, offer.levels, first_day) else "too_young_for_offer"
    if may_begin_contract(birth_date, level, contract=offer.contract, start_on=offer.start_on, today=today):
        return None
    return "too_young_for_contract"


def may_begin_contract(
    birth_date: date, level: str | None, *, contract: str | None, start_on: date | None, today: date
) -> bool:
    """Whether somebody is old enough on the first day of a contract, by then behind the collège or not."""
    start = max(start_on or today, today)
    behind_college = level != _COLLEGE or start >= date(today.year + (today.month >= 9), 7, 1)
    early = behind_college and contract != "professionnalisation"
    return age(birth_date, start) >= (APPRENTICE_AGE if early else CONTRACT_AGE)


def contract_has_conditions(birth_date: date | None, contract: str | None, start: date) -> bool:
    """Whether a contract asks more than an age of somebody: an apprentice of 30 or more (L6222-1, L6222-2:
    after another contract, disabled, founding a business, in high-level sport), a contrat de
    professionnalisation from 26 (L6325-1: who looks for a job). A warning: who is meant knows it."""
    if birth_date is None or contract is None:
        return False
    return age(birth_date, start) > (
        LAST_PROFESSIONAL if contract == "professionnalisation" else LAST_APPRENTICE
    )


def is_old_enough(birth_date: date, levels: Sequence[str], on: date) -> bool:
    """Whether somebody of that age may be at one of the levels of a placement on its first day."""
    youngest = (offers.YOUNGEST[offers.OfferLevel(level)] for level in levels)
    return age(birth_date, on) >= min(youngest, default=0)


def may_observe(years: int | None, level: str | None, classes: Sequence[str]) -> bool:
    """Whether somebody may be a pupil of these classes: of an adult only where they say so, in seconde."""
    return years is None or years < ADULT_AGE or ("2nde" in classes and level in _LYCEE)
