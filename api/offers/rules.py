"""The rules of each kind of offer, as data, and what is said when one is broken.

Sources: Code du travail (L3121-16, L3121-18, L3121-20, L3132-1 for adults; L3161-1 to L3164-2, L4153-1,
D4153-3 for minors; L6222-7-1, L6325-11, L6325-12 for contracts) and Code de l'éducation (L124-1 to L124-6,
D124-1 to D124-9, D331-1 to D331-15, L332-3-1, D332-14). Ages are the youngest usual ones of a level: who
is older may do no more than the offer says, who is younger than that is a matter for the agreement.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from api.kit.problems import InvalidInputError
from api.offers.models import OfferKind, OfferLevel, Weekday
from api.offers.schemas import (
    Gratification,
    KindRules,
    LevelRules,
    OfferRules,
    OfferWrite,
    SecondeWindow,
    WeekPlaces,
    WorkingTime,
)
from api.settings import Settings

_MINORS = ["Code du travail L3162-1", "L3162-3", "L3163-1", "L3163-2", "L3164-1", "L3164-2"]

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
    sources=["Code de l’éducation D331-1 à D331-15", "Code du travail L4153-1", *_MINORS[1:]],
)
UNDER_16 = UNDER_15.model_copy(
    update={
        "ages": "under_16",
        "hours_per_day": 7,
        "hours_per_week": 35,
        "sources": ["Code du travail L4153-1", "D4153-3", *_MINORS],
    }
)
UNDER_18 = UNDER_16.model_copy(
    update={
        "ages": "under_18",
        "hours_per_day": 8,
        "latest": time(22),
        "daily_rest_hours": 12,
        "sources": _MINORS,
    }
)
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
    sources=["Code du travail L3121-16", "L3121-18", "L3121-20", "L3131-1", "L3132-1"],
)

WORKING_TIME: dict[OfferLevel, WorkingTime] = {
    OfferLevel.QUATRIEME: UNDER_15,
    OfferLevel.TROISIEME: UNDER_15,
    OfferLevel.SECONDE: UNDER_16,
    OfferLevel.CAP: UNDER_16,
    OfferLevel.BAC_PRO: UNDER_16,
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
    OfferLevel.BTS: 16,
    OfferLevel.BUT: 16,
    OfferLevel.LICENCE: 16,
    OfferLevel.MASTER: 18,
}
"""Age from which one may apply: two years ahead of one's class, and nobody below 14 works in a workshop
(Code du travail L4153-1; the school answers for who is in which class)."""
_APPRENTICES = {OfferLevel.CAP: UNDER_18, OfferLevel.BAC_PRO: UNDER_18}
"""An apprentice is 16, or 15 with the collège behind them, who works as under-18s do (L6222-1, L3162-1)."""

CLASSES = (OfferLevel.QUATRIEME, OfferLevel.TROISIEME, OfferLevel.SECONDE)
DIPLOMAS = tuple(level for level in OfferLevel if level not in CLASSES)

KINDS: dict[OfferKind, KindRules] = {
    OfferKind.OBSERVATION: KindRules(
        kind=OfferKind.OBSERVATION,
        levels=list(CLASSES),
        levels_most=1,
        needs=["title", "description", "levels", "weeks", "day_starts", "day_ends", "weekdays"],
        weeks=True,
        most_days=5,
        months=None,
        sources=["Code de l’éducation L332-3-1", "D331-1 à D331-15", "D332-14", "Code du travail L4153-1"],
    ),
    OfferKind.PLACEMENT: KindRules(
        kind=OfferKind.PLACEMENT,
        levels=list(DIPLOMAS),
        levels_most=len(DIPLOMAS),
        needs=["title", "description", "levels", "duration_days"],
        weeks=False,
        most_days=184,  # six months in a year (L124-5)
        months=None,
        sources=["Code de l’éducation L124-1 à L124-6", "D124-1 à D124-9"],
    ),
    OfferKind.APPRENTICESHIP: KindRules(
        kind=OfferKind.APPRENTICESHIP,
        levels=list(DIPLOMAS),
        levels_most=1,
        needs=["title", "description", "levels", "contract", "start_on", "duration_months"],
        weeks=False,
        most_days=None,
        months=(6, 36),
        sources=["Code du travail L6222-1", "L6222-7-1", "L6325-11", "L6325-12"],
    ),
}

THRESHOLD_HOURS = 308
"""44 days of seven hours: beyond it a placement is paid a gratification (L124-6, D124-8)."""
USUAL_HOURS_PER_WEEK = 35
_GRATIFICATION = ["Code de l’éducation L124-6", "D124-6", "D124-8"]
HORIZON = timedelta(days=730)
"""How far ahead an offer may lie."""
_DAYS = list(Weekday)


class Hours(NamedTuple):
    """Hours of presence, without breaks; null where they are not known."""

    day: float | None
    week: float | None


@dataclass(frozen=True)
class Window:
    """Days of the year between which pupils of seconde do their placement."""

    first: tuple[int, int]
    last: tuple[int, int]

    @classmethod
    def of(cls, settings: Settings) -> "Window":
        """The window that is set, MM-DD/MM-DD."""
        first, last = (tuple(map(int, end.split("-"))) for end in settings.seconde_window.split("/"))
        return cls((first[0], first[1]), (last[0], last[1]))

    def holds(self, monday: date) -> bool:
        """Whether Monday to Friday of a week lie within it."""
        friday = monday + timedelta(days=4)
        return date(monday.year, *self.first) <= monday and friday <= date(monday.year, *self.last)

    def next(self, today: date) -> SecondeWindow:
        """The one that is on, or comes next."""
        year = today.year + (today > date(today.year, *self.last))
        return SecondeWindow(first=date(year, *self.first), last=date(year, *self.last))


def working_time(kind: OfferKind, levels: list[OfferLevel]) -> WorkingTime | None:
    """The limits of the youngest people that an offer addresses; null before a level is named."""
    limits = [
        _APPRENTICES.get(level, WORKING_TIME[level])
        if kind is OfferKind.APPRENTICESHIP
        else WORKING_TIME[level]
        for level in levels
    ]
    return min(limits, key=lambda limit: (limit.hours_per_week, limit.hours_per_day), default=None)


def hours(offer: OfferWrite) -> Hours:
    """Hours a day and a week: computed from the day's start, end and break, else as typed."""
    if offer.day_starts is None or offer.day_ends is None:
        return Hours(offer.hours_per_day, offer.hours_per_week)
    day = round(_presence(offer) - (offer.break_minutes or 0) / 60, 2)
    return Hours(day, round(day * len(set(offer.weekdays)), 2) if offer.weekdays else offer.hours_per_week)


def length(offer: OfferWrite) -> tuple[date | None, int | None]:
    """Last day and calendar days of an offer, as far as they follow from what is typed."""
    if offer.kind is OfferKind.APPRENTICESHIP and offer.duration_months is not None:
        end = months_later(offer.start_on, offer.duration_months) if offer.start_on else None
        return end, round(offer.duration_months * 365.25 / 12)
    if offer.start_on and offer.end_on:
        return offer.end_on, (offer.end_on - offer.start_on).days + 1
    if offer.start_on and offer.duration_days:
        return offer.start_on + timedelta(days=offer.duration_days - 1), offer.duration_days
    return offer.end_on, offer.duration_days


def months_later(day: date, months: int) -> date:
    """The day before the same day so many months later."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    same = min(day.day, ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day)
    return first.replace(day=same) - timedelta(days=1)


def gratification(
    settings: Settings, days: int | None, hours_per_week: float | None, cents_per_hour: int | None
) -> Gratification:
    """Whether a placement of so many calendar days is paid, by its hours of presence."""
    presence = round((days or 0) / 7 * (hours_per_week or USUAL_HOURS_PER_WEEK))
    return Gratification(
        due=presence > THRESHOLD_HOURS,
        hours=presence,
        threshold_hours=THRESHOLD_HOURS,
        minimum_cents_per_hour=settings.gratification_cents_per_hour,
        cents_per_hour=cents_per_hour,
        sources=_GRATIFICATION,
    )


def check(settings: Settings, offer: OfferWrite, today: date, kept: frozenset[date] = frozenset()) -> None:
    """Whether an offer may be published; `kept` are weeks that it had already: they may be past.

    Raises InvalidInputError, which names the field.
    """
    rules = KINDS[offer.kind]
    _levels(offer, rules)
    for name in rules.needs:
        if getattr(offer, name) in (None, "", []) and not (name == "duration_days" and length(offer)[1]):
            raise InvalidInputError(name, "needed_to_publish")
    if len(offer.title.strip()) < 5:
        raise InvalidInputError("title", "needed_to_publish")
    if offer.kind is OfferKind.OBSERVATION:
        _weeks(settings, offer, today, kept)
    else:
        _dates(offer, rules, today)
    if offer.kind is OfferKind.APPRENTICESHIP:
        _months(offer, rules)
    limits = working_time(offer.kind, offer.levels)
    assert limits is not None
    _working_time(offer, limits)
    if offer.kind is OfferKind.PLACEMENT:
        _gratification(settings, offer)


def published(settings: Settings, today: date) -> OfferRules:
    """Every rule, for a form to show beforehand."""
    return OfferRules(
        kinds=list(KINDS.values()),
        levels=[
            LevelRules(
                level=level,
                youngest=YOUNGEST[level],
                working_time=limits,
                apprentices=_APPRENTICES.get(level, limits),
            )
            for level, limits in WORKING_TIME.items()
        ],
        seconde=Window.of(settings).next(today),
        gratification_threshold_hours=THRESHOLD_HOURS,
        gratification_minimum_cents_per_hour=settings.gratification_cents_per_hour,
    )


def next_monday(today: date) -> date:
    """The first week that has not begun."""
    return today + timedelta(days=7 - today.weekday())


def _levels(offer: OfferWrite, rules: KindRules) -> None:
    if not offer.levels:
        raise InvalidInputError("levels", "needed_to_publish")
    if not set(offer.levels) <= set(rules.levels):
        raise InvalidInputError("levels", "level_not_of_kind")
    if len(set(offer.levels)) > rules.levels_most:
        raise InvalidInputError(
            "levels", "one_class" if offer.kind is OfferKind.OBSERVATION else "one_diploma"
        )


def _weeks(settings: Settings, offer: OfferWrite, today: date, kept: frozenset[date]) -> None:
    mondays = [one.week for one in offer.weeks]
    check_mondays(offer.weeks)
    window = Window.of(settings)
    for monday in mondays:
        if monday < next_monday(today) and monday not in kept:
            raise InvalidInputError("weeks", "week_past")
        if monday > today + HORIZON:
            raise InvalidInputError("weeks", "too_far_ahead")
        if OfferLevel.SECONDE in offer.levels and not window.holds(monday):
            raise InvalidInputError("weeks", "outside_seconde_window")
    if max(mondays) < next_monday(today):
        raise InvalidInputError("weeks", "week_past")


def check_mondays(weeks: list[WeekPlaces]) -> None:
    """Raises InvalidInputError where a week does not begin on a Monday, or stands there twice."""
    mondays = [one.week for one in weeks]
    if any(monday.weekday() for monday in mondays):
        raise InvalidInputError("weeks", "not_a_monday")
    if len(set(mondays)) < len(mondays):
        raise InvalidInputError("weeks", "week_twice")


def _dates(offer: OfferWrite, rules: KindRules, today: date) -> None:
    if offer.start_on is not None:
        if offer.start_on <= today:
            raise InvalidInputError("start_on", "day_past")
        if offer.start_on > today + HORIZON:
            raise InvalidInputError("start_on", "too_far_ahead")
        if offer.end_on is not None and offer.end_on < offer.start_on:
            raise InvalidInputError("end_on", "dates_reversed")
    elif offer.end_on is not None:
        raise InvalidInputError("start_on", "needed_to_publish")
    if rules.most_days is not None and (length(offer)[1] or 0) > rules.most_days:
        raise InvalidInputError("duration_days", "placement_too_long")


def _months(offer: OfferWrite, rules: KindRules) -> None:
    assert rules.months is not None
    assert offer.duration_months is not None
    if not rules.months[0] <= offer.duration_months <= rules.months[1]:
        raise InvalidInputError("duration_months", "contract_length")


def _working_time(offer: OfferWrite, limits: WorkingTime) -> None:
    if (offer.day_starts is None) != (offer.day_ends is None):
        raise InvalidInputError("day_ends" if offer.day_ends is None else "day_starts", "needed_to_publish")
    if offer.day_starts is not None and offer.day_ends is not None:
        _day(offer, limits, offer.day_starts, offer.day_ends)
    worked = hours(offer)
    if worked.day is not None and worked.day > limits.hours_per_day:
        raise InvalidInputError("hours_per_day", "too_many_hours_a_day")
    if worked.week is not None and worked.week > limits.hours_per_week:
        raise InvalidInputError("hours_per_week", "too_many_hours_a_week")
    days = set(offer.weekdays)
    if Weekday.SUNDAY in days and not limits.sunday:
        raise InvalidInputError("weekdays", "no_sunday")
    if len(days) > limits.days_per_week:
        raise InvalidInputError("weekdays", "too_many_days")
    if days and limits is not ADULTS and not _two_days_off(days):
        raise InvalidInputError("weekdays", "two_days_off")


def _day(offer: OfferWrite, limits: WorkingTime, starts: time, ends: time) -> None:
    if ends <= starts:
        raise InvalidInputError("day_ends", "hours_reversed")
    if limits.earliest is not None and starts < limits.earliest:
        raise InvalidInputError("day_starts", "too_early")
    if limits.latest is not None and ends > limits.latest:
        raise InvalidInputError("day_ends", "too_late")
    pause = offer.break_minutes or 0
    if _presence(offer) - pause / 60 <= 0:
        raise InvalidInputError("break_minutes", "hours_reversed")
    if _presence(offer) > limits.break_after_hours and pause < limits.break_minutes:
        raise InvalidInputError("break_minutes", "break_too_short")
    if 24 - _presence(offer) < limits.daily_rest_hours:
        raise InvalidInputError("day_ends", "rest_too_short")


def _presence(offer: OfferWrite) -> float:
    assert offer.day_starts is not None
    assert offer.day_ends is not None
    day = date(2000, 1, 1)
    return (
        datetime.combine(day, offer.day_ends) - datetime.combine(day, offer.day_starts)
    ).total_seconds() / 3600


def _two_days_off(days: set[Weekday]) -> bool:
    return any(_DAYS[n] not in days and _DAYS[(n + 1) % len(_DAYS)] not in days for n in range(len(_DAYS)))


def _gratification(settings: Settings, offer: OfferWrite) -> None:
    given = offer.gratification_cents_per_hour
    rule = gratification(settings, length(offer)[1], hours(offer).week, given)
    if rule.due and given is None:
        raise InvalidInputError("gratification_cents_per_hour", "gratification_needed")
    if rule.due and given is not None and given < rule.minimum_cents_per_hour:
        raise InvalidInputError("gratification_cents_per_hour", "gratification_too_low")
