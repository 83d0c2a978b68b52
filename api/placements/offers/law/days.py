"""Weeks and dates: public and school holidays, and the two weeks of seconde."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.placements.offers.law import exactly, exchanges
from api.placements.offers.law.limits import TRADES
from api.placements.offers.law.rule import Finding
from api.placements.offers.law_schemas import SecondeWindow
from api.placements.offers.models import Declaration, OfferKind, OfferLevel, Weekday
from api.placements.offers.schemas import OfferWrite
from api.platform.kit import french_calendar as calendar
from api.platform.settings import Settings

_WEEKDAYS = list(Weekday)
_SECONDE_WEEKS = 2
_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)
_HOLIDAYS_TOLD = frozenset({Declaration.OFF_ON_HOLIDAYS, Declaration.PUBLIC_HOLIDAYS})
"""What says whether people come on public holidays."""


@dataclass(frozen=True)
class Window:
    """Days of a year between which pupils of seconde do their placement."""

    first: date
    last: date
    published: bool
    """By the ministry; else they lie between the days of June that are set."""

    @classmethod
    def of(cls, settings: Settings, year: int) -> "Window":
        """That of a year: as published, where it is set, else the span of any year."""
        for span in settings.seconde_weeks:
            first, last = map(date.fromisoformat, span.split("/"))
            if first.year == year:
                return cls(first, last, published=True)
        begins, ends = (tuple(map(int, end.split("-"))) for end in settings.seconde_window.split("/"))
        return cls(date(year, begins[0], begins[1]), date(year, ends[0], ends[1]), published=False)

    @classmethod
    def next(cls, settings: Settings, today: date) -> SecondeWindow:
        """The one that is on, or comes next."""
        window = cls.of(settings, today.year)
        if today > window.last:
            window = cls.of(settings, today.year + 1)
        return SecondeWindow(first=window.first, last=window.last, published=window.published)

    def holds(self, monday: date) -> bool:
        """Whether Monday to Friday of a week lie within it."""
        return self.first <= monday and monday + timedelta(days=4) <= self.last


def check_weeks(settings: Settings, offer: OfferWrite, kept: frozenset[date]) -> Iterator[Finding]:
    """What the weeks of an observation break; `kept` it had already, and what happened in them is past."""
    mondays = sorted(one.week for one in offer.weeks)
    coming = [monday for monday in mondays if monday not in kept]
    shares = {monday: _share_of_holidays(settings, offer, monday) for monday in mondays}
    yield from _public_holidays(offer, coming)
    yield from _school_holidays(offer, [monday for monday in coming if shares[monday]], shares)
    if OfferLevel.SECONDE in offer.levels:
        yield from _seconde(settings, [monday for monday in mondays if shares[monday] < 1])


def check_dates(
    settings: Settings, offer: OfferWrite, end_on: date | None, *, minors: bool
) -> Iterator[Finding]:
    """What the first and last day of a placement break, and whether it lies in the school holidays."""
    start = offer.start_on
    if minors and Declaration.PUBLIC_HOLIDAYS in offer.declarations:
        # Other holidays among its days are another question: 1 May is free for everybody (L3133-4).
        among = _holidays_between(offer, start, end_on) if start and end_on else []
        yield Finding("public_holiday", "start_on", "asked", _listed(among), exactly=exactly.holidays(among))
    if start is None or not minors or offer.kind is not OfferKind.PLACEMENT:
        return
    worked = _worked_holidays(offer, start, end_on)
    if worked:
        yield Finding("public_holiday", "start_on", "refused", exactly=exactly.holidays(worked))
    if end_on is None or not TRADES & set(offer.levels) or not _all_holidays(settings, start, end_on):
        return
    if exchanges.is_job(offer):
        # Asked for what it is: no school signs it.
        return
    yield Finding("trainees_in_school_holidays", "start_on", "asked", f"{start}/{end_on}")


def free_days(offer: OfferWrite, end_on: date | None, *, minors: bool) -> list[date]:
    """The public holidays among the days of a long placement of minors, who do not come on them: nothing in
    the offer says that they would, and nothing holds it.
    """
    start = offer.start_on
    if start is None or end_on is None or not minors or offer.kind is not OfferKind.PLACEMENT:
        return []
    if not _HOLIDAYS_TOLD.isdisjoint(offer.declarations):
        return []
    worked = _worked_holidays(offer, start, end_on)
    return [day for day in _holidays_between(offer, start, end_on) if day not in worked]


def holidays_in(settings: Settings, monday: date) -> str | None:
    """The names of the school and public holidays that Monday to Friday of a week have; null without any."""
    week = [monday + timedelta(days=position) for position in range(5)]
    names = [calendar.school_holiday(day, settings.school_zone) for day in week]
    names += [calendar.public_holiday(day) for day in week]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def term_weeks(settings: Settings, first: date, count: int) -> list[date]:
    """The Mondays of so many whole weeks of term, from a Monday on, without a public holiday."""
    found: list[date] = []
    monday = first
    while len(found) < count:
        week = [monday + timedelta(days=position) for position in range(6)]
        free = (
            calendar.public_holiday(day) or calendar.school_holiday(day, settings.school_zone) for day in week
        )
        if not any(free):
            found.append(monday)
        monday += _WEEK
    return found


def days_of(offer: OfferWrite, monday: date) -> list[date]:
    """The days of a week on which people come, as far as they are chosen: Monday to Friday where not."""
    chosen = [_WEEKDAYS.index(day) for day in offer.weekdays] or range(5)
    days = [monday + timedelta(days=position) for position in chosen]
    if Declaration.OFF_ON_HOLIDAYS in offer.declarations:
        days = [day for day in days if calendar.public_holiday(day) is None]
    return days


def _worked_holidays(offer: OfferWrite, start: date, end_on: date | None) -> list[date]:
    """The public holidays on which a placement says that people come: the first day, and in a placement of a
    week each of its days of the week, which is one date there.
    """
    if not _HOLIDAYS_TOLD.isdisjoint(offer.declarations):
        return []
    if offer.weekdays and end_on is not None and end_on - start < _WEEK:
        return _holidays_between(offer, start, end_on)
    return [] if calendar.public_holiday(start) is None else [start]


def _holidays_between(offer: OfferWrite, first: date, last: date) -> list[date]:
    """The public holidays of at most a year on which people would come."""
    chosen = [_WEEKDAYS.index(day) for day in offer.weekdays] or range(7)
    found = calendar.public_holidays(first, min(last, first + _YEAR))
    return [day for day in found if day.weekday() in chosen]


def _public_holidays(offer: OfferWrite, mondays: Sequence[date]) -> Iterator[Finding]:
    free = {
        monday: [day for day in days_of(offer, monday) if calendar.public_holiday(day) is not None]
        for monday in mondays
    }
    hit = tuple(monday for monday, days in free.items() if days)
    if hit:
        told = exactly.holidays(day for days in free.values() for day in days)
        yield Finding("public_holiday", "weeks", "refused", weeks=hit, exactly=told)


def _share_of_holidays(settings: Settings, offer: OfferWrite, monday: date) -> float:
    """How many of the days on which pupils would come lie in the school holidays, of 1."""
    chosen = days_of(offer, monday)
    # Holidays are published from the Saturday after the last day of class.
    days = [day for day in chosen if day.isoweekday() < 6] or chosen
    free = [day for day in days if calendar.school_holiday(day, settings.school_zone) is not None]
    return len(free) / len(days) if days else 1


def _school_holidays(
    offer: OfferWrite, touched: Sequence[date], shares: dict[date, float]
) -> Iterator[Finding]:
    whole = tuple(monday for monday in touched if shares[monday] == 1)
    partly = tuple(monday for monday in touched if shares[monday] < 1)
    if whole:
        declared = Declaration.CHAMBER in offer.declarations
        yield Finding(
            "school_holidays", "weeks", "asked" if declared else "refused", _listed(whole), weeks=whole
        )
    if partly:
        yield Finding("partly_school_holidays", "weeks", "asked", _listed(partly), weeks=partly)
    unknown = tuple(
        one.week
        for one in offer.weeks
        if one.week not in touched and not calendar.knows_school_year(one.week)
    )
    if unknown:
        yield Finding("school_calendar_unknown", "weeks", "asked", _listed(unknown), weeks=unknown)


def _seconde(settings: Settings, mondays: Sequence[date]) -> Iterator[Finding]:
    outside, unsure = [], []
    for monday in mondays:
        window = Window.of(settings, monday.year)
        if not window.holds(monday):
            outside.append(monday)
        elif not window.published:
            unsure.append(monday)
    if outside:
        yield Finding("outside_seconde_window", "weeks", "refused", weeks=tuple(outside))
    for year in {monday.year for monday in mondays}:
        chosen = [monday for monday in mondays if monday.year == year]
        if len(chosen) > _SECONDE_WEEKS or chosen[-1] - chosen[0] > _WEEK:
            yield Finding("seconde_two_weeks", "weeks", "refused", weeks=tuple(chosen))
    if unsure:
        yield Finding("seconde_dates_unknown", "weeks", "asked", _listed(unsure), weeks=tuple(unsure))


def _all_holidays(settings: Settings, first: date, last: date) -> bool:
    """Whether every working day of a span is in the school holidays."""
    day = first
    while day <= last:
        if day.isoweekday() < 6 and calendar.school_holiday(day, settings.school_zone) is None:
            return False
        day += timedelta(days=1)
    return True


def _listed(days: Sequence[date]) -> str:
    return " ".join(day.isoformat() for day in days)
