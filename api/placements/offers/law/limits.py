"""Working time of each age, and whom the hours of an offer leave out.

A pupil of a class is as young as is usual there. Who learns a trade (CAP, bac pro) may be fifteen or
seventeen: hours that only those of sixteen may work are lawful, and the offer is for sixteen and more. So are
hours of an observation of collège that only those of fifteen may be there, for fifteen and more.
"""

from collections.abc import Collection
from datetime import time
from typing import NamedTuple

from api.placements.offers.law import articles as law
from api.placements.offers.law_schemas import WorkingTime
from api.placements.offers.models import Contract, Declaration, OfferKind, OfferLevel
from api.platform.access import ADULT_AGE

_MINORS = [one.name for one in (law.HOURS, law.BREAK, law.NIGHT, law.NIGHT_BAN, law.REST, law.DAYS_OFF)]
_UNDER_16 = law.UNDER_16_CIRCULAR.name

UNDER_15 = WorkingTime(
    ages="under_15",
    hours_per_day=6,
    hours_per_week=30,
    earliest=time(6),
    latest=time(20),
    break_minutes=30,
    break_after_hours=4.5,
    daily_rest_hours=14,
    days_per_week=5,
    sunday=False,
    sources=[law.COLLEGE_CIRCULAR.name, _UNDER_16, *_MINORS],
)
UNDER_16 = UNDER_15.model_copy(
    update={"ages": "under_16", "hours_per_day": 7, "hours_per_week": 35, "sources": [_UNDER_16, *_MINORS]}
)
APPRENTICE_15 = UNDER_16.model_copy(update={"hours_per_day": 8, "sources": _MINORS})
"""An apprentice of fifteen works the hours of those under 18 (L6222-25), by day and with the rest of those
under 16 (L3163-1, L3164-1)."""
UNDER_18 = APPRENTICE_15.model_copy(update={"ages": "under_18", "latest": time(22), "daily_rest_hours": 12})
ADULTS = WorkingTime(
    ages="adults",
    hours_per_day=10,
    hours_per_week=48,
    earliest=None,
    latest=None,
    break_minutes=20,
    break_after_hours=6,
    daily_rest_hours=11,
    days_per_week=6,
    sunday=True,
    sources=[
        one.name for one in (law.ADULT_BREAK, law.ADULT_DAY, law.ADULT_WEEK, law.ADULT_REST, law.ADULT_DAYS)
    ],
)

WORKING_TIME: dict[OfferLevel, WorkingTime] = {
    OfferLevel.QUATRIEME: UNDER_15,
    OfferLevel.TROISIEME: UNDER_15,
    OfferLevel.SECONDE: UNDER_16,
    OfferLevel.CAP: UNDER_16,
    OfferLevel.BAC_PRO: UNDER_16,
    OfferLevel.BP: UNDER_18,
    OfferLevel.TITRE_PRO: UNDER_18,
    OfferLevel.BTS: ADULTS,
    OfferLevel.BUT: ADULTS,
    OfferLevel.LICENCE: ADULTS,
    OfferLevel.MASTER: ADULTS,
}
YOUNGEST: dict[OfferLevel, int] = {
    OfferLevel.QUATRIEME: 11,
    OfferLevel.TROISIEME: 12,
    OfferLevel.SECONDE: 13,
    OfferLevel.CAP: 14,
    OfferLevel.BAC_PRO: 14,
    OfferLevel.BP: 16,
    OfferLevel.TITRE_PRO: 16,
    OfferLevel.BTS: 16,
    OfferLevel.BUT: 16,
    OfferLevel.LICENCE: 16,
    OfferLevel.MASTER: 18,
}
"""Age from which one may apply: two years ahead of one's class, and nobody below 14 works in a workshop
(Code du travail L4153-1; the school answers for who is in which class)."""
APPRENTICES = {OfferLevel.CAP: APPRENTICE_15, OfferLevel.BAC_PRO: APPRENTICE_15}
"""An apprentice is 16, or 15 with the collège behind them (L6222-1)."""
PUPIL_AGE = 15
"""From which a pupil may be there seven hours a day (circular n° 2003-134)."""
CONTRACT_AGE = 16
LONGEST_DAY = 10
LONGEST_WEEK = 40
"""With the derogations of L3162-1 and R3162-1."""
TRADES = frozenset(APPRENTICES)
"""Levels of those who learn a trade, most of them under 18."""

_STRICTEST_FIRST = [UNDER_15, UNDER_16, APPRENTICE_15, UNDER_18, ADULTS]
_DEROGATED_FROM = {
    Declaration.NIGHT: CONTRACT_AGE,
    Declaration.ONE_AND_A_HALF_DAYS_OFF: CONTRACT_AGE,
    Declaration.BAR: CONTRACT_AGE,
    Declaration.DANGEROUS_WORK: 15,
    Declaration.ADULTS_ONLY: ADULT_AGE,
}
"""Ages from which a derogation is one: those whom no school keeps any more (L3163-2, L3164-2), a bar that is
approved (L4153-6), regulated work (R4153-39), and of whom a company takes adults only."""


class Hours(NamedTuple):
    """What an offer asks of a day and a week; null where it does not say."""

    starts: time | None
    ends: time | None
    presence: float | None
    """Hours from start to end."""
    day: float | None
    """Hours without the break."""
    week: float | None
    days: int
    sunday: bool
    average: float | None = None
    """Hours a day, where only those of a week and its days are said."""
    overnight: bool = False
    """It ends on the day after it began, or at midnight."""

    @property
    def a_day(self) -> float | None:
        """Hours of a day without the break, as they are said or else on average."""
        return self.day if self.average is None else self.average


def usual(
    kind: OfferKind,
    levels: list[OfferLevel],
    contract: Contract | None,
    declared: Collection[Declaration] = (),
) -> WorkingTime | None:
    """The limits of the youngest people usual at the levels of an offer; null before a level is named."""
    if levels and Declaration.ADULTS_ONLY in declared and kind is not OfferKind.OBSERVATION:
        return ADULTS
    if kind is OfferKind.APPRENTICESHIP:
        # Nobody is under 16 there (L6325-1).
        trade = UNDER_18 if contract is Contract.PROFESSIONNALISATION else None
        limits = [(trade or APPRENTICES[one]) if one in TRADES else WORKING_TIME[one] for one in levels]
    else:
        limits = [WORKING_TIME[level] for level in levels]
    return min(limits, key=_STRICTEST_FIRST.index, default=None)


def needs(limits: WorkingTime) -> dict[str, str]:
    """Fields that an offer cannot go without at an age, each with the rule that says so (L3162-1)."""
    return {} if limits.ages == "adults" else {"hours_per_week": "hours_needed"}


def fits(hours: Hours, limits: WorkingTime) -> bool:
    """Whether people of an age may be there at these hours, whatever the days of the week."""
    return not (
        (hours.a_day is not None and hours.a_day > limits.hours_per_day)
        or (hours.week is not None and hours.week > limits.hours_per_week)
        or (limits.earliest is not None and hours.starts is not None and hours.starts < limits.earliest)
        or (limits.latest is not None and hours.ends is not None and hours.ends > limits.latest)
        or (limits.latest is not None and hours.overnight)
        or (hours.presence is not None and 24 - hours.presence < limits.daily_rest_hours)
    )


def applied(hours: Hours, kind: OfferKind, limits: WorkingTime) -> WorkingTime:
    """What an offer is checked against: those of 16 and more where the hours of a trade need it, pupils of 15
    where those of an observation do."""
    if fits(hours, limits):
        return limits
    if kind is OfferKind.OBSERVATION:
        return UNDER_16 if limits.ages == "under_15" and fits(hours, UNDER_16) else limits
    return UNDER_18 if limits.ages == "under_16" else limits


def from_age(
    hours: Hours, kind: OfferKind, limits: WorkingTime, declared: Collection[Declaration]
) -> int | None:
    """The age from which an offer is lawful by its hours and derogations, where not everybody at its levels
    has it; else null.

    `limits` are the usual ones of its levels.
    """
    if kind is OfferKind.OBSERVATION:
        return None if applied(hours, kind, limits) is limits else PUPIL_AGE
    if Declaration.ADULTS_ONLY in declared:
        return ADULT_AGE
    if limits.ages != "adults":
        least = [_DEROGATED_FROM[one] for one in declared if one in _DEROGATED_FROM]
        return max([*least, *([] if fits(hours, limits) else [CONTRACT_AGE])], default=None)
    lawful = fits(hours, UNDER_18) and not hours.sunday and hours.days <= UNDER_18.days_per_week
    return None if lawful else ADULT_AGE
