"""What exactly in an offer breaks a rule of hours or days, and the limit that holds for it, in words."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from api.placements.offers.law import articles as law
from api.placements.offers.law_schemas import WorkingTime
from api.platform.kit import french_calendar as calendar
from api.platform.kit.language import Language, Words, clock_of, date_of, length_of

_AGES: dict[str, Words] = {
    "under_15": {"fr": "avant 15 ans", "en": "under 15"},
    "under_16": {"fr": "avant 16 ans", "en": "under 16"},
    "under_18": {"fr": "avant 18 ans", "en": "under 18"},
    "adults": {"fr": "pour des adultes", "en": "for adults"},
}
_DAYS_TOLD = 3
_LANGUAGES: tuple[Language, ...] = ("fr", "en")


def _ages_of_minors(limits: WorkingTime) -> Words:
    """Whom a limit is for that is one for everybody under 18: a break (L3162-3), a morning (L3163-1),
    two days off (L3164-2).
    """
    return _AGES["adults" if limits.ages == "adults" else "under_18"]


def _ages_of_night(limits: WorkingTime) -> Words:
    """Whom a limit is for that is one for everybody under 16, and another until 18: an evening, a
    night's rest (L3163-1, L3164-1).
    """
    return _AGES["under_16" if limits.ages == "under_15" else limits.ages]


def hours(value: float, limit: float, limits: WorkingTime, *, week: bool) -> Words:
    """Too many hours of a day or a week."""
    ages = _AGES[limits.ages]
    french, english = ("par semaine", "a week") if week else ("par jour", "a day")
    return {
        "fr": f"Ici {length_of(value, 'fr')} {french}\u00a0: {ages['fr']}, la limite est"
        f" {length_of(limit, 'fr')}.",
        "en": f"Here {length_of(value, 'en')} {english}: {ages['en']} the limit is {length_of(limit, 'en')}.",
    }


def begins(at: time, limit: time, limits: WorkingTime) -> Words:
    """A day that begins too early."""
    ages = _ages_of_minors(limits)
    return {
        "fr": f"Ici la journée commence à {clock_of(at, 'fr')}\u00a0: {ages['fr']}, pas avant"
        f" {clock_of(limit, 'fr')}.",
        "en": f"Here the day begins at {clock_of(at, 'en')}: {ages['en']} not before"
        f" {clock_of(limit, 'en')}.",
    }


def ends(at: time, limit: time, limits: WorkingTime) -> Words:
    """A day that ends too late."""
    ages = _ages_of_night(limits)
    return {
        "fr": f"Ici la journée finit à {clock_of(at, 'fr')}\u00a0: {ages['fr']}, pas après"
        f" {clock_of(limit, 'fr')}.",
        "en": f"Here the day ends at {clock_of(at, 'en')}: {ages['en']} not after {clock_of(limit, 'en')}.",
    }


def pause(minutes: int, presence: float, limits: WorkingTime) -> Words:
    """Too short a break for so many hours of presence."""
    ages = _ages_of_minors(limits)
    return {
        "fr": f"Ici {minutes}\u00a0minutes de pause pour {length_of(presence, 'fr')} de présence\u00a0:"
        f" {ages['fr']}, il en faut {limits.break_minutes}.",
        "en": f"Here a break of {minutes}\u00a0minutes in {length_of(presence, 'en')} of presence:"
        f" {ages['en']} it is {limits.break_minutes}.",
    }


def stretch(worked: float, limits: WorkingTime) -> Words:
    """Too many hours without a break in a day of two stretches."""
    ages = _ages_of_minors(limits)
    after = limits.break_after_hours
    return {
        "fr": f"Ici {length_of(worked, 'fr')} d’affilée\u00a0: {ages['fr']}, pas plus de"
        f" {length_of(after, 'fr')} sans pause.",
        "en": f"Here {length_of(worked, 'en')} at a stretch: {ages['en']} not more than"
        f" {length_of(after, 'en')} without a break.",
    }


def rest(presence: float, limits: WorkingTime) -> Words:
    """Too little rest beside so many hours of presence."""
    ages = _ages_of_night(limits)
    return {
        "fr": f"Ici {length_of(24 - presence, 'fr')} de repos d’un jour à l’autre\u00a0: {ages['fr']},"
        f" il faut {length_of(limits.daily_rest_hours, 'fr')}.",
        "en": f"Here {length_of(24 - presence, 'en')} of rest between days: {ages['en']} it is"
        f" {length_of(limits.daily_rest_hours, 'en')}.",
    }


def pupils(count: int) -> Words:
    """So many in a week with those of a company's other offers."""
    return {
        "fr": f"Ici {count} élèves la même semaine, avec vos autres offres.",
        "en": f"Here {count} pupils in one week, with your other offers.",
    }


def trainees(count: int, headcount: int, limit: int) -> Words:
    """Too many trainees at once for so many people."""
    return {
        "fr": f"Ici {count} stagiaires pour {headcount} personnes\u00a0: la limite est {limit}.",
        "en": f"Here {count} trainees for {headcount} people: the limit is {limit}.",
    }


def days(count: int, limits: WorkingTime) -> Words:
    """Too many days of a week."""
    ages = _ages_of_minors(limits)
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


def free(found: Sequence[date]) -> Words | None:
    """The public holidays on which minors do not come though they lie among their days; null without any."""
    if not found:
        return None
    more = len(found) - _DAYS_TOLD
    french, english = (
        ", ".join(f"{date_of(day, at)} ({calendar.public_holiday_in(day, at)})" for day in found[:_DAYS_TOLD])
        for at in _LANGUAGES
    )
    if more > 0:
        french += f" et {more} autre" + "s" * (more > 1)
        english += f" and {more} more"
    article = law.PUBLIC_HOLIDAYS.name
    if len(found) > 1:
        return {
            "fr": f"Jours fériés pendant ce stage\u00a0: {french}. Avant 18\u00a0ans, on ne vient pas ces"
            f" jours-là ({article}).",
            "en": f"Public holidays during this placement: {english}. Nobody under 18 comes on them"
            f" ({article}).",
        }
    return {
        "fr": f"Jour férié pendant ce stage\u00a0: {french}. Avant 18\u00a0ans, on ne vient pas ce jour-là"
        f" ({article}).",
        "en": f"Public holiday during this placement: {english}. Nobody under 18 comes on it ({article}).",
    }


def free_days(free: int, days: int) -> Words:
    """Days of holidays in a row that work leaves free."""
    return {
        "fr": f"Ici {free} jours libres d’affilée sur {days} jours de vacances.",
        "en": f"Here {free} days off in a row out of {days} days of holidays.",
    }


def other_time(words: str, typed: time, *, early: bool) -> Words:
    """A time in the texts outside the hours that are typed."""
    french, english = ("commencent", "begin") if early else ("s’arrêtent", "end")
    return _which(
        words,
        {
            "fr": f"vos horaires {french} à {clock_of(typed, 'fr')}",
            "en": f"your hours {english} at {clock_of(typed, 'en')}",
        },
    )


def other_day(words: str) -> Words:
    """A day of the week in the texts that is not typed."""
    return _which(words, {"fr": "ce jour n’est pas coché", "en": "that day is not ticked"})


def other_dates(words: str, first: date, last: date) -> Words:
    """Dates in the texts outside those that are typed."""
    return _which(
        words,
        {
            "fr": f"vos dates vont du {date_of(first, 'fr')} au {date_of(last, 'fr')}",
            "en": f"your dates run from {date_of(first, 'en')} to {date_of(last, 'en')}",
        },
    )


def other_places(words: str, places: int) -> Words:
    """More people in the texts than there are places."""
    return _which(
        words,
        {
            "fr": f"votre formulaire offre {places} place{'s' if places > 1 else ''}",
            "en": f"your form offers {places} place{'s' if places > 1 else ''}",
        },
    )


def other_length(words: str, days: int) -> Words:
    """A longer placement in the texts than the one that is typed."""
    weeks = round(days / 7)
    return _which(
        words,
        {
            "fr": f"votre formulaire compte {weeks} semaine{'s' if weeks > 1 else ''}",
            "en": f"your form counts {weeks} week{'s' if weeks > 1 else ''}",
        },
    )


def _which(words: str, typed: Words) -> Words:
    """Words that say one thing, and a form that says another."""
    return {
        "fr": f"L’annonce dit «\u00a0{words}\u00a0», {typed['fr']}\u00a0: laquelle des deux est juste\u00a0?",
        "en": f"The text says “{words}”, {typed['en']}: which of the two is right?",
    }
