"""Exchanges that people type as the nearest kind of offer, which the app does not make: summer jobs, visits
of a class, immersions; and the rest that a summer job owes those under 16 (L4153-3, D4153-2).
"""

import re
from collections.abc import Iterator
from datetime import date

from api.placements.offers.law import ages, exactly, text
from api.placements.offers.law.rule import Finding
from api.placements.offers.models import OfferKind
from api.placements.offers.schemas import OfferWrite
from api.platform.kit import french_calendar as calendar
from api.platform.settings import Settings

_JOB = re.compile(
    r"\b(?:jobs? (?:(?:d'|en |pour |tout )?(?:l')?ete\b|saisonniers?|etudiants?|de vacances)"
    r"|petits? boulots? d.ete|emplois? (?:saisonniers?|d.ete)|contrats? saisonniers?"
    r"|summer jobs?|seasonal jobs?)\b"
)
_VISIT = re.compile(
    r"\bvisites?\b[^,:;]{0,40}\b(?:avec|pour|de) (?:ta|votre|une|la|toute la) (?:petite )?classe\b"
)
_IMMERSION = re.compile(r"\b(?:pmsmp|immersions? (?:professionnelles?|facilitees?))\b")
_NOT_OFFERED = re.compile(r"\b(?:pas|ni|jamais|plutot que|apres|ensuite|comme|avant|not?|never)\b")
_SIXTEEN = 16


def check(settings: Settings, offer: OfferWrite, end_on: date | None) -> Iterator[Finding]:
    """Asks, once, where the texts offer such an exchange, and whether a job leaves half of the holidays."""
    for sentence in text.of(offer):
        for rule, pattern in (("summer_job", _JOB), ("class_visit", _VISIT), ("immersion", _IMMERSION)):
            found = pattern.search(sentence.text)
            if found is None or _NOT_OFFERED.search(sentence.text):
                continue
            words = sentence.words(*found.span())
            yield Finding(rule, sentence.field, "asked", words, exactly=text.quoted(words))
            if rule == "summer_job":
                yield from _rest(settings, offer, end_on)
            return


def is_job(offer: OfferWrite) -> bool:
    """Whether the texts offer a summer job, which no school signs."""
    return offer.kind is OfferKind.PLACEMENT and any(
        _JOB.search(one.text) and not _NOT_OFFERED.search(one.text) for one in text.of(offer)
    )


def _rest(settings: Settings, offer: OfferWrite, end_on: date | None) -> Iterator[Finding]:
    """Where the texts name an age under 16: half of the holidays in one stretch is free of work then."""
    start = offer.start_on
    named = (age.low or _SIXTEEN for one in text.of(offer) for age in ages.named(one))
    if start is None or end_on is None or min(named, default=_SIXTEEN) >= _SIXTEEN:
        return
    for holidays in calendar.school_holidays(start, end_on, settings.school_zone):
        days = (holidays.last - holidays.first).days + 1
        free = max((start - holidays.first).days, (holidays.last - end_on).days, 0)
        if holidays.first <= end_on and start <= holidays.last and 2 * free < days:
            about = f"{start}/{end_on}"
            told = exactly.free_days(free, days)
            yield Finding("half_of_holidays", "start_on", "asked", about, exactly=told)
            return
