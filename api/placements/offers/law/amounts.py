"""How long, how many and how paid: lengths of placements and contracts, quotas, tutors, gratification."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, Protocol

from api.placements.offers.law import articles as law
from api.placements.offers.law import exactly, posts, sectors
from api.placements.offers.law.limits import TRADES
from api.placements.offers.law.posts import Around
from api.placements.offers.law.rule import Finding, Outcome
from api.placements.offers.law_schemas import Gratification
from api.placements.offers.models import Contract, Declaration, OfferKind
from api.placements.offers.schemas import OfferWrite
from api.platform.settings import Settings

THRESHOLD_HOURS = 308
"""44 days of seven hours: beyond it a placement is paid a gratification (L124-6, D124-6)."""
MOST_HOURS = 924
"""Six months: 132 days of seven hours, 22 a month (L124-5, D124-6)."""
USUAL_HOURS_PER_WEEK = 35
_YEAR = 366
_SEPTEMBER = 9
_SMALL = 20
_FEW = 3
"""Trainees of a host of fewer than twenty people, and those of one tutor (R124-10, R124-13)."""
_QUOTA = 0.15
_QUOTA_MORE = 0.20
_SMALL_MORE = 30
_FEW_MORE = 5
"""The most that an education authority allows (R124-11)."""
_PUPILS = 5
"""Pupils in a week whom any host can look after: ours, no law's."""
_PER_MASTER = 2
_PER_PROFESSIONAL_TUTOR = 3
_MONTHS = {Contract.APPRENTISSAGE: (6, 36), Contract.PROFESSIONNALISATION: (6, 12)}
_LONGER: dict[Contract, tuple[tuple[Declaration, int], ...]] = {
    Contract.APPRENTISSAGE: ((Declaration.DISABLED_APPRENTICE, 48),),
    Contract.PROFESSIONNALISATION: ((Declaration.BRANCH_AGREEMENT, 24), (Declaration.PRIORITY_PUBLIC, 36)),
}


@dataclass(frozen=True)
class Beside:
    """What else is known of a company, as far as rules ask."""

    naf: str | None = None
    """Its activity."""
    pupils: dict[date, int] = field(default_factory=dict)
    """Places of its other observations that are out, by week."""
    trainees: int = 0
    """Places of its other placements that are out and may overlap."""
    around: tuple[Around, ...] = ()
    """Its other placements shortly before and after."""


def presence(days: int | None, hours_per_week: float | None) -> int:
    """Hours of presence over so many calendar days."""
    return round((days or 0) / 7 * (hours_per_week or USUAL_HOURS_PER_WEEK))


def gratification(
    settings: Settings, days: int | None, hours_per_week: float | None, cents_per_hour: int | None
) -> Gratification:
    """Whether a placement of so many calendar days is paid, by its hours of presence."""
    hours = presence(days, hours_per_week)
    return Gratification(
        due=hours > THRESHOLD_HOURS,
        hours=hours,
        threshold_hours=THRESHOLD_HOURS,
        minimum_cents_per_hour=settings.gratification_cents_per_hour,
        cents_per_hour=cents_per_hour,
        sources=[law.GRATIFICATION.name, law.PLACEMENT_HOURS.name, law.GRATIFICATION_AMOUNT.name],
    )


class Stay(Protocol):
    """A placement that somebody has, or is to have."""

    start_on: date | None
    duration_days: int | None
    hours_per_week: float | None
    gratification_cents_per_hour: int | None


def with_others(
    settings: Settings, placement: Stay, others: Sequence[Stay], day: date
) -> Literal["gratification_together", "too_long_together"] | None:
    """Why somebody may not have a placement beside others at the same host in one school year: beyond two
    months together each is paid (L124-6), beyond six none is lawful (L124-5, as read by Cass. soc. 24-12.244
    of 7 January 2026). Of those at the same days they keep one only.

    `day` is today: what has no first day yet counts as of this year.
    """
    year = _school_year(placement.start_on or day)
    same = [
        one for one in others if _school_year(one.start_on or day) == year and not _overlap(placement, one)
    ]
    each = [placement, *same]
    hours = sum(presence(one.duration_days, one.hours_per_week) for one in each)
    if same and hours > MOST_HOURS:
        return "too_long_together"
    least = settings.gratification_cents_per_hour
    unpaid = any((one.gratification_cents_per_hour or 0) < least for one in each)
    return "gratification_together" if same and hours > THRESHOLD_HOURS and unpaid else None


def _overlap(one: Stay, other: Stay) -> bool:
    """Whether two share a day, as far as their first ones are known."""
    if one.start_on is None or other.start_on is None:
        return False
    first, second = sorted(((one.start_on, one.duration_days), (other.start_on, other.duration_days)))
    return first[0] + timedelta(days=first[1] or 1) > second[0]


def _school_year(day: date) -> int:
    """The year in which that of a day began, in September."""
    return day.year - (day.month < _SEPTEMBER)


def check_placement(
    settings: Settings, offer: OfferWrite, days: int | None, hours_per_week: float | None, beside: Beside
) -> Iterator[Finding]:
    """Length, waiting time, gratification, quota and tutors of a long placement."""
    length = days or 0
    in_a_year = presence(min(length, _YEAR), hours_per_week)
    if in_a_year > MOST_HOURS:
        yield Finding("placement_too_long", "duration_days", "refused")
    elif length > _YEAR:
        yield Finding("more_than_a_year", "duration_days", "asked", str(length))
    yield from posts.check(offer, days, beside.around)
    given = offer.gratification_cents_per_hour
    rule = gratification(settings, days, hours_per_week, given)
    if rule.due and given is None:
        yield Finding("gratification_needed", "gratification_cents_per_hour", "refused")
    elif rule.due and given is not None and given < rule.minimum_cents_per_hour:
        yield Finding("gratification_too_low", "gratification_cents_per_hour", "refused")
    yield from _quota(offer, beside)
    if offer.places > _FEW * (offer.tutors or 1):
        yield Finding("too_many_per_tutor", "tutors", "refused")


def check_contract(offer: OfferWrite) -> Iterator[Finding]:
    """Length of a contract, and how many people one tutor or master looks after."""
    contract = offer.contract or Contract.APPRENTISSAGE
    months = offer.duration_months
    rule = "contract_length" if contract is Contract.APPRENTISSAGE else "professional_length"
    least, most = _MONTHS[contract]
    if months is not None and not least <= months <= most:
        longest = max(
            (months_ for declared, months_ in _LONGER[contract] if declared in offer.declarations), default=0
        )
        asked = most < months <= longest
        yield Finding(rule, "duration_months", "asked" if asked else "refused", str(months))
    tutors = offer.tutors or 1
    if contract is Contract.APPRENTISSAGE and offer.places > _PER_MASTER * tutors:
        declared = Declaration.MORE_APPRENTICES in offer.declarations
        yield Finding(
            "too_many_per_master", "tutors", "asked" if declared else "refused", f"{offer.places}/{tutors}"
        )
    elif contract is Contract.PROFESSIONNALISATION and offer.places > _PER_PROFESSIONAL_TUTOR * tutors:
        yield Finding("too_many_per_professional_tutor", "tutors", "refused")


def check_pupils(offer: OfferWrite, beside: Beside) -> Iterator[Finding]:
    """No quota binds observations (L124-1): many at once are asked of a referent."""
    usual = max(_PUPILS, _usual(offer.headcount or 0))
    pupils = {one.week: one.places + beside.pupils.get(one.week, 0) for one in offer.weeks}
    many = {week: places for week, places in pupils.items() if places > usual}
    if many:
        about = " ".join(f"{week}:{places}" for week, places in sorted(many.items()))
        field = "headcount" if offer.headcount is None else "weeks"
        others = [places for week, places in many.items() if beside.pupils.get(week)]
        yield Finding(
            "many_pupils",
            field,
            "asked",
            f"{about}/{offer.headcount}/{offer.tutors}",
            tuple(sorted(many)),
            exactly.pupils(max(others)) if others else None,
        )


def check_work(offer: OfferWrite, beside: Beside, *, minors: bool) -> Iterator[Finding]:
    """A bar, and regulated work that the company declares."""
    if not minors:
        return
    declared = set(offer.declarations)
    cafe = sectors.among(beside.naf, sectors.CAFES)
    if Declaration.BAR in declared:
        yield Finding("bar", "declarations", "asked", "declared")
    elif cafe and Declaration.NO_BAR not in declared:
        yield Finding("bar", "declarations", "asked", "café")
    if Declaration.DANGEROUS_WORK in declared and offer.kind is not OfferKind.OBSERVATION:
        yield Finding("dangerous_work", "declarations", "asked", "declared")


def _usual(headcount: int) -> int:
    return math.ceil(headcount * _QUOTA) if headcount >= _SMALL else _FEW


def _quota(offer: OfferWrite, beside: Beside) -> Iterator[Finding]:
    if offer.headcount is None:
        if offer.places > _FEW:
            yield Finding("headcount_needed", "headcount", "refused")
        elif offer.places + beside.trainees > _FEW:
            yield Finding("many_together", "headcount", "asked", f"{offer.places}+{beside.trainees}/?")
        return
    usual = _usual(offer.headcount)
    about = f"{offer.places}+{beside.trainees}/{offer.headcount}"
    if offer.places > usual:
        most = math.ceil(offer.headcount * _QUOTA_MORE) if offer.headcount >= _SMALL_MORE else _FEW_MORE
        # An order of the rector is for pupils of vocational schools alone.
        may = bool(offer.levels) and set(offer.levels) <= TRADES and offer.places <= most
        asked = may and Declaration.MORE_TRAINEES in offer.declarations
        told = exactly.trainees(offer.places, offer.headcount, usual)
        outcome: Outcome = "asked" if asked else "refused"
        yield Finding("too_many_trainees", "places", outcome, about, exactly=told, final=not may)
    elif offer.places + beside.trainees > usual:
        yield Finding("many_together", "places", "asked", about)
