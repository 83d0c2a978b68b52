"""What exactly in an offer breaks a rule of hours or days, and the limit that holds for it, in words."""

from collections.abc import Iterable
from datetime import date, time

from api.placements.offers.law_schemas import WorkingTime
from api.platform.kit import french_calendar as calendar
from api.platform.kit.language import Words, date_of

_AGES: dict[str, Words] = {
    "under_15": {"fr": "avant 15 ans", "en": "under 15"},
    "under_16": {"fr": "avant 16 ans", "en": "under 16"},
    "under_18": {"fr": "avant 18 ans", "en": "under 18"},
    "adults": {"fr": "pour des adultes", "en": "for adults"},
}
_DAYS_TOLD = 3


def hours(value: float, limit: float, limits: WorkingTime, *, week: bool) -> Words:
    """Too many hours of a day or a week."""
    ages = _AGES[limits.ages]
    french, english = ("par semaine", "a week") if week else ("par jour", "a day")
    return {
        "fr": f"Ici {_length(value)} {french}\u00a0: {ages['fr']}, la limite est {_length(limit)}.",
        "en": f"Here {_length_en(value)} {english}: {ages['en']} the limit is {_length_en(limit)}.",
    }


def begins(at: time, limit: time, limits: WorkingTime) -> Words:
    """A day that begins too early."""
    ages = _AGES[limits.ages]
    return {
        "fr": f"Ici la journée commence à {_clock(at)}\u00a0: {ages['fr']}, pas avant {_clock(limit)}.",
        "en": f"Here the day begins at {_clock_en(at)}: {ages['en']} not before {_clock_en(limit)}.",
    }


def ends(at: time, limit: time, limits: WorkingTime) -> Words:
    """A day that ends too late."""
    ages = _AGES[limits.ages]
    return {
        "fr": f"Ici la journée finit à {_clock(at)}\u00a0: {ages['fr']}, pas après {_clock(limit)}.",
        "en": f"Here the day ends at {_clock_en(at)}: {ages['en']} not after {_clock_en(limit)}.",
    }


def pause(minutes: int, presence: float, limits: WorkingTime) -> Words:
    """Too short a break for so many hours of presence."""
    ages = _AGES[limits.ages]
    return {
        "fr": f"Ici {minutes} minutes de pause pour {_length(presence)} de présence\u00a0: {ages['fr']}, il"
        f" en faut {limits.break_minutes}.",
        "en": f"Here a break of {minutes} minutes in {_length_en(presence)} of presence: {ages['en']} it is"
        f" {limits.break_minutes}.",
    }


def stretch(worked: float, limits: WorkingTime) -> Words:
    """Too many hours without a break in a day of two stretches."""
    ages = _AGES[limits.ages]
    after = limits.break_after_hours
    return {
        "fr": f"Ici {_length(worked)} d’affilée\u00a0: {ages['fr']}, pas plus de {_length(after)} sans"
        " pause.",
        "en": f"Here {_length_en(worked)} at a stretch: {ages['en']} not more than {_length_en(after)}"
        " without a break.",
    }


def rest(presence: float, limits: WorkingTime) -> Words:
    """Too little rest beside so many hours of presence."""
    ages = _AGES[limits.ages]
    return {
        "fr": f"Ici {_length(24 - presence)} de repos d’un jour à l’autre\u00a0: {ages['fr']}, il faut"
        f" {_length(limits.daily_rest_hours)}.",
        "en": f"Here {_length_en(24 - presence)} of rest between days: {ages['en']} it is"
        f" {_length_en(limits.daily_rest_hours)}.",
    }


def pupils(count: int) -> Words:
    """So many in a week with those of a company's other offers."""
    return {
        "fr": f"Ici {count} élèves la même semaine, avec vos autres offres.",
        "en": f"Here {count} pupils in one week, with your other offers.",
    }


def days(count: int, limits: WorkingTime) -> Words:
    """Too many days of a week."""
    ages = _AGES[limits.ages]
    return {
        "fr": f"Ici {count} jours par semaine\u00a0: {ages['fr']}, la limite est {limits.days_per_week}.",
        "en": f"Here {count} days a week: {ages['en']} the limit is {limits.days_per_week}.",
    }


def holidays(found: Iterable[date]) -> Words | None:
    """The public holidays on which people would come; null without any."""
    each = sorted(found)[:_DAYS_TOLD]
    if not each:
        return None
    french = [
        f"Le {date_of(day, 'fr')} est férié\u00a0: {calendar.public_holiday_in(day, 'fr')}." for day in each
    ]
    english = [
        f"{date_of(day, 'en')} is a public holiday: {calendar.public_holiday_in(day, 'en')}." for day in each
    ]
    return {"fr": " ".join(french), "en": " ".join(english)}


def _length(hours: float, unit: str = "h") -> str:
    whole, minutes = divmod(round(hours * 60), 60)
    return f"{whole} h {minutes:02}" if minutes else f"{whole} {unit}"


def _length_en(hours: float) -> str:
    return _length(hours, "hours")


def _clock(at: time) -> str:
    return f"{at.hour} h {at.minute:02}" if at.minute else f"{at.hour} h"


def _clock_en(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"
